import type { Session } from './session.ts';
import { askSheet } from './sheet.ts';
import { refuse, type Answer } from './turn.ts';
import type { World } from './world.ts';

/** 终端日结单 for staff who are signed in here: its words are gathered when it is printed. `null`: the same again. */
export function printDay(
  session: Session,
  named: 'today' | 'yesterday' | null,
  world: World,
): Answer {
  const { at, staff, dayAsked, slips } = session;
  if (at.step !== 'staff' || staff === null) return refuse();
  const day = named === null ? dayAsked : named === 'today' ? world.businessDay : world.dayBefore;
  // Another day's slip would make this one void.
  if (day === null || (slips.day !== undefined && day !== dayAsked)) return refuse();
  return askSheet(
    session,
    'day',
    (voids) => ({ type: 'print', slip: { kind: 'day', day }, about: day, voids }),
    { dayAsked: day },
  );
}
