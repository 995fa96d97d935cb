/** The first `stem-n` that is not taken. */
export function newId(stem: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let n = taken.length + 1;
  while (ids.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}
