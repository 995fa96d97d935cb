import type { CaseFlag, CaseLine, CaseState } from '@banshi/queue-server/protocol';

const over: readonly CaseState[] = [
  'not-accepted',
  'delivered',
  'archived',
  'withdrawn',
  'returned',
  'denied',
];
/** Whether anybody still has to do something with it. */
export const isOpen = ({ state }: Pick<CaseLine, 'state'>): boolean => !over.includes(state);

const weight: Readonly<Record<CaseFlag, number>> = {
  red: 4,
  'deemed-accepted': 3,
  yellow: 2,
  'calendar-unknown': 1,
  warning: 1,
};
const urgency = ({ flags }: CaseLine) => Math.max(0, ...flags.map((flag) => weight[flag]));

/** Most urgent first: what is open, by flag, by deadline, by time of submission. */
export function byUrgency(lines: readonly CaseLine[]): readonly CaseLine[] {
  return lines.toSorted(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      urgency(b) - urgency(a) ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      a.submittedAt.localeCompare(b.submittedAt),
  );
}

/** Finds by part of the number, the item (either language), or the name. */
export function matching(lines: readonly CaseLine[], asked: string): readonly CaseLine[] {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return lines;
  return lines.filter((line) =>
    [line.number, line.itemName.zh, line.itemName.en, line.applicantName].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
}
