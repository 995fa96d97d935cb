/** What a manager filters by; an empty text asks for everything. */
export interface Asked {
  readonly day: string;
  readonly by: string;
  readonly window: string;
  readonly type: string;
  readonly number: string;
  readonly undone: boolean;
}

export const nothingAsked: Asked = {
  day: '',
  by: '',
  window: '',
  type: '',
  number: '',
  undone: false,
};

/** The question as the server takes it. */
export function queryOf({ undone, ...texts }: Asked): string {
  const query = new URLSearchParams();
  for (const [name, text] of Object.entries(texts)) {
    const said = text.trim();
    if (said !== '') query.set(name, name === 'number' ? said.toUpperCase() : said);
  }
  if (undone) query.set('undone', '1');
  return query.size === 0 ? '' : `?${query.toString()}`;
}
