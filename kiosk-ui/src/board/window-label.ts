/** A window's name with its number apart, because across a hall the number is what people look for. */
export interface LabelParts {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
}

export function labelParts(label: string): LabelParts {
  const match = /^(\D*)(\d+)(.*)$/.exec(label);
  if (match === null) return { before: '', figure: label, after: '' };
  const [, before = '', figure = '', after = ''] = match;
  return { before: before.trim(), figure, after: after.trim() };
}
