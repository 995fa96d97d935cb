import type { CaseTables } from '../cases/list.ts';
import type { SupervisionView } from '../protocol/index.ts';
import { legalDate } from '../rules/index.ts';
import type { Parts } from '../room.ts';
import type { RatingTables } from '../ratings/list.ts';
import type { VisitTables } from './visits.ts';

const openStates = [
  'submitted',
  'registered',
  'pre-checked',
  'correction-asked',
  'accepted',
  'under-review',
  'special-procedure',
];

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
/** 满意 and better: levels 5 and 4, and 基本满意 counts as satisfied, too. */
const satisfied = 3;

/** The three figures a city is measured by, counted from the rows the events left behind. */
export async function supervision(parts: Parts, alarms: number): Promise<SupervisionView> {
  const now = parts.clock.now();
  const today = legalDate(now, parts.city.sites[0]?.timeZone ?? 'Asia/Shanghai');
  const { cases, ratings, visited } = await parts.store.read(async (tx) => ({
    cases: await tx
      .tables<CaseTables>()
      .selectFrom('cases')
      .select(['number', 'state', 'promised_due', 'legal_due', 'decided_on', 'delivered_how'])
      .execute(),
    ratings: await tx.tables<RatingTables>().selectFrom('ratings').select('level').execute(),
    visited: await tx.tables<VisitTables>().selectFrom('case_visits').select('number').execute(),
  }));
  const past = (due: string | null, date: string): boolean => due !== null && date > due;
  const open = cases.filter(({ state }) => openStates.includes(state));
  const decided = cases.filter(({ decided_on: on }) => on !== null);
  const onTime = decided.filter((one) => !past(one.promised_due, one.decided_on ?? '')).length;
  // Without a visit: handed in at a terminal, and nobody had to stand at a window from then to the
  // result in the hand. What is still under way is counted when it is delivered.
  const delivered = cases.filter(({ delivered_how: how }) => how !== null);
  const seen = new Set(visited.map(({ number }) => number));
  const unseen = delivered.filter(
    ({ number, delivered_how: how }) => how !== 'window' && !seen.has(number),
  );
  const red = open.filter(({ legal_due: due }) => past(due, today)).length;
  const late = open.filter(({ promised_due: due }) => past(due, today)).length;
  const counts = [5, 4, 3, 2, 1].map((level) => ({
    level,
    count: ratings.filter((one) => one.level === level).length,
  }));
  return {
    at: new Date(now).toISOString(),
    cases: {
      total: cases.length,
      open: open.length,
      decided: decided.length,
      onTime,
      yellow: late - red,
      red,
    },
    onlineRate: share(unseen.length, delivered.length),
    onTimeRate: share(onTime, decided.length),
    satisfaction: share(ratings.filter(({ level }) => level >= satisfied).length, ratings.length),
    ratings: counts,
    alarms,
  };
}
