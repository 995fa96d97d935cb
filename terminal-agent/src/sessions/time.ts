import type { At, Session } from './session.ts';
import type { SessionSettings } from './settings.ts';
import { farewell } from './visit.ts';
import { stay, type Turn } from './turn.ts';
import type { Mode } from './session.ts';
import type { World } from './world.ts';

const deviceSteps: ReadonlySet<At['step']> = new Set(['identify', 'scan', 'door']);

/** When the one in front is asked whether they are still there, and when everything is wiped. */
export function idleTimes(
  session: Session,
  modes: Mode,
  settings: SessionSettings,
): { readonly warnAt: number; readonly wipeAt: number } {
  const patient = modes.elder || modes.voice || deviceSteps.has(session.at.step);
  const warnAt = session.touchedAt + (patient ? settings.patientIdleMs : settings.idleMs);
  return { warnAt, wipeAt: warnAt + settings.warningMs };
}

/** 0 friendly, 1 reminded, 2 warned, 3 duty called: how long a door has stood open. */
export function doorUrgency(openMs: number, settings: SessionSettings): 0 | 1 | 2 | 3 {
  if (openMs >= settings.doorDutyMs) return 3;
  if (openMs >= settings.doorWarnMs) return 2;
  return openMs >= settings.doorRemindMs ? 1 : 0;
}

/** Time has passed: warn, call duty, wipe. Null when nothing changes. */
export function onTime(session: Session, modes: Mode, world: World): Turn | null {
  const { at } = session;
  const { settings, now } = world;
  if (at.step === 'farewell') {
    const over = now - at.since >= (at.cardLeft ? settings.cardLeftMs : settings.farewellMs);
    if (!over) return null;
    return {
      session: null,
      tasks: at.cardLeft ? [{ type: 'call-duty', about: 'reader', because: 'card-left' }] : [],
    };
  }
  if (at.step === 'rated' && now - session.touchedAt >= settings.farewellMs)
    return farewell(session, 'finished', world);
  if (
    at.step === 'door' &&
    at.door.phase === 'open' &&
    !at.door.dutyCalled &&
    doorUrgency(now - at.door.since, settings) === 3
  ) {
    return stay(
      session,
      { at: { step: 'door', door: { ...at.door, dutyCalled: true } } },
      { type: 'call-duty', about: at.door.compartment, because: 'door-left-open' },
    );
  }
  // While a command is on the wire nobody is sent away; its outcome comes within its own deadline.
  if (session.busy) return null;
  return now >= idleTimes(session, modes, settings).wipeAt
    ? farewell(session, 'idle', world)
    : null;
}

/** The next moment at which time alone changes something, in epoch ms; null for never. */
export function nextMoment(session: Session, modes: Mode, world: World): number | null {
  const { at } = session;
  const { settings, now } = world;
  const moments: number[] = [];
  if (at.step === 'farewell')
    moments.push(at.since + (at.cardLeft ? settings.cardLeftMs : settings.farewellMs));
  else {
    const { warnAt, wipeAt } = idleTimes(session, modes, settings);
    moments.push(warnAt, wipeAt);
  }
  if (at.step === 'rated') moments.push(session.touchedAt + settings.farewellMs);
  if (at.step === 'door' && at.door.phase === 'open') {
    const { since } = at.door;
    moments.push(
      since + settings.doorRemindMs,
      since + settings.doorWarnMs,
      since + settings.doorDutyMs,
    );
  }
  const coming = moments.filter((moment) => moment > now);
  return coming.length === 0 ? null : Math.min(...coming);
}
