import type { CaseProgress } from '@banshi/queue-server/protocol';
import { deadline, legalDate } from '@banshi/queue-server/rules';
import type { Screen } from '../protocol/index.ts';
import { itemName } from './pick-up.ts';
import { standingOf } from '../custody/index.ts';
import type { Session } from './session.ts';
import { toLoad } from './staff.ts';
import type { World } from './world.ts';

export const progressScreen = (cases: readonly CaseProgress[]): Screen => ({
  step: 'progress',
  cases: cases.map((one) => ({
    number: one.number,
    item: one.itemName,
    state: one.stateName,
    due: one.deadline?.due ?? null,
    steps: one.steps.map(({ name, at }) => ({ name, at })),
  })),
});

/** What staff see at the terminal: to collect (oldest first), to load, to look into. */
export function staffScreen(session: Session, world: World): Screen {
  const all = [...(world.cabinet?.compartments.values() ?? [])];
  const place = ({ compartment }: (typeof all)[number]) => ({
    id: compartment.id,
    label: compartment.label,
    size: compartment.size,
    band: compartment.band,
  });
  const deposits = all
    .flatMap((custody) =>
      custody.contents.kind === 'deposit' && custody.flag === null
        ? [{ custody, contents: custody.contents }]
        : [],
    )
    .toSorted((a, b) => a.contents.placedAt - b.contents.placedAt)
    .map(({ custody, contents }) => ({
      deposit: contents.deposit,
      slip: contents.slip,
      item: itemName(world.filed.get(contents.case)?.item ?? '', world),
      compartment: place(custody),
      due: dueDate(world, contents.case, contents.placedAt),
    }));
  // Results that nobody came for in time, or that were withdrawn, go back to the desk.
  const overdue = all.flatMap((custody) => {
    const { contents, flag } = custody;
    const grant = contents.kind === 'parcel' ? world.grants.get(contents.grant) : undefined;
    if (grant === undefined || flag !== null) return [];
    if (!grant.revoked && Date.parse(grant.until) >= world.now) return [];
    return [
      {
        deposit: grant.grant,
        slip: grant.slip,
        item: itemName(grant.item, world),
        compartment: place(custody),
        due: legalDate(grant.until, world.terminal.timeZone),
      },
    ];
  });
  return {
    step: 'staff',
    account: session.staff ?? 'staff',
    deposits: [...deposits, ...overdue],
    parcels: toLoad(world).map((grant) => ({
      grant: grant.grant,
      slip: grant.slip,
      item: itemName(grant.item, world),
      size: grant.size,
    })),
    flagged: all
      .filter(({ flag }) => flag !== null)
      .map((custody) => ({
        compartment: place(custody),
        state: standingOf(custody),
        because: { zh: custody.flag?.because ?? '', en: custody.flag?.because ?? '' },
      })),
    day: session.slips.day ?? null,
  };
}

/** By when the case of a deposit is to be decided; null where item or calendar does not say. */
function dueDate(world: World, number: string, placedAt: number): string | null {
  const filed = world.filed.get(number);
  const item = world.items.get(filed?.item ?? '');
  if (filed === undefined || item === undefined) return null;
  const from = legalDate(Math.min(filed.at, placedAt), world.terminal.timeZone);
  const due = deadline(world.calendar, from, item.limits.promised);
  return due.ok ? due.deadline.due : null;
}
