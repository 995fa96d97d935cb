import type { FieldView } from '@banshi/terminal-agent/protocol';

/** How a field's keys work: which characters it takes and what it becomes. */
export type FieldKeys = 'digits' | 'text';

export const keysOf = (kind: FieldView['kind']): FieldKeys =>
  kind === 'number' || kind === 'phone' || kind === 'date' ? 'digits' : 'text';

/** What is typed for a value: a date as eight digits. Masked values are typed anew. */
export function typedFrom(field: Pick<FieldView, 'kind' | 'value' | 'masked'>): string {
  if (field.masked !== undefined || field.value === null) return '';
  const text = String(field.value);
  return field.kind === 'date' ? text.replaceAll('-', '') : text;
}

/** Adds a key; keys beyond the field's length are lost. Counts characters, not UTF-16 units. */
export function typeOn(
  field: Pick<FieldView, 'kind' | 'maxLength'>,
  text: string,
  key: string,
): string {
  const limit = field.kind === 'date' ? 8 : field.kind === 'phone' ? 11 : (field.maxLength ?? 200);
  return [...text, ...key].slice(0, limit).join('');
}

/**
 * The value meant by what was typed; `undefined` while it cannot be one yet (half a date, a date
 * that is not in the calendar, a number with two points).
 */
export function valueOf(
  field: Pick<FieldView, 'kind' | 'required'>,
  text: string,
): string | number | null | undefined {
  const typed = text.trim();
  if (typed === '') return field.required ? undefined : null;
  switch (field.kind) {
    case 'number': {
      const value = Number(typed);
      return Number.isFinite(value) ? value : undefined;
    }
    case 'date': {
      const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? [];
      const date = `${year}-${month}-${day}`;
      const at = new Date(`${date}T00:00:00Z`);
      return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
    }
    case 'phone':
    case 'text':
    case 'choice':
    case 'yes-no':
      return typed;
  }
}
