import type { CaseView, Field, ServiceItem } from '@banshi/queue-server/protocol';
import type { Words } from '../../locales/index.ts';
import { caseWords } from './case-words.ts';

export interface AnswerRow {
  readonly label: Words;
  readonly value: Words;
}
export interface AnswerGroup {
  readonly title: Words;
  readonly rows: readonly AnswerRow[];
}

const plain = (text: string): Words => ({ zh: text, en: text });

function valueWords(field: Field | undefined, value: unknown): Words {
  if (value === null || value === undefined || value === '') return caseWords.empty;
  const chosen = field?.choices?.find((choice) => choice.value === value);
  if (chosen !== undefined) return chosen.label;
  if (value === true || value === 'yes') return caseWords.yes;
  if (value === false || value === 'no') return caseWords.no;
  return plain(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** The application as it was filled in, page by page; what the form does not know (an older version) comes last. */
export function answerGroups(
  { answers, situations }: Pick<CaseView, 'answers' | 'situations'>,
  item: ServiceItem | null,
): readonly AnswerGroup[] {
  const seen = new Set<string>();
  const groups: AnswerGroup[] = [];
  const chosen = Object.entries(situations).map(([id, value]) => {
    const situation = item?.situations.find((one) => one.id === id);
    const choice = situation?.choices.find((one) => one.value === value);
    return { label: situation?.question ?? plain(id), value: choice?.label ?? plain(value) };
  });
  if (chosen.length > 0) groups.push({ title: caseWords.situations, rows: chosen });
  for (const page of item?.pages ?? []) {
    const rows = page.fields
      .filter(({ id }) => id in answers)
      .map((field) => {
        seen.add(field.id);
        return { label: field.label, value: valueWords(field, answers[field.id]) };
      });
    if (rows.length > 0) groups.push({ title: page.title, rows });
  }
  const rest = Object.entries(answers)
    .filter(([id]) => !seen.has(id))
    .map(([id, value]) => ({ label: plain(id), value: valueWords(undefined, value) }));
  if (rest.length > 0) groups.push({ title: caseWords.answers, rows: rest });
  return groups;
}
