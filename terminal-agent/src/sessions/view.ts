import { maskName, maskNumber } from '@banshi/queue-server/rules';
import type { RequiredAction, View } from '../protocol/index.ts';
import { mayGoBack } from './back.ts';
import { mayPause } from './drafts.ts';
import { screenOf } from './screen.ts';
import type { Session, SlipKind, Stage } from './session.ts';
import { doorUrgency, idleTimes } from './time.ts';
import type { World } from './world.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What the page shows now: everything it needs, nothing it must not know. */
export function viewOf(stage: Stage, seq: number, world: World): View {
  const { session } = stage;
  const { id, name, site, phone } = world.terminal;
  const holder = session?.holder ?? null;
  return {
    seq,
    at: iso(world.now),
    terminal: { id, name, site, phone },
    session: session?.id ?? null,
    service: session?.service ?? null,
    holder:
      holder === null
        ? null
        : {
            maskedName: maskName(holder.card.name),
            maskedNumber: maskNumber(holder.card.number),
            expired: holder.expired,
          },
    modes: stage.modes,
    screen: screenOf(session, world, stage.modes.language),
    action: session === null ? null : actionOf(session, stage, world),
    trouble: session?.trouble ?? null,
    idle: session === null ? null : idleOf(session, stage, world),
    mayGoBack: session !== null && mayGoBack(session),
    mayPause: session !== null && mayPause(session),
    online: world.online,
  };
}

function idleOf(session: Session, stage: Stage, world: World): View['idle'] {
  if (session.at.step === 'farewell') return null;
  const { warnAt, wipeAt } = idleTimes(session, stage.modes, world.settings);
  return { warnAt: iso(warnAt), wipeAt: iso(wipeAt), warning: world.now >= warnAt };
}

/** What the person in front must do now. */
function actionOf(session: Session, stage: Stage, world: World): RequiredAction | null {
  const { at } = session;
  const { wipeAt } = idleTimes(session, stage.modes, world.settings);
  const act = (
    kind: RequiredAction['kind'],
    extra: Partial<RequiredAction> = {},
  ): RequiredAction => ({
    kind,
    since: iso(session.touchedAt),
    until: iso(wipeAt),
    urgency: 0,
    ...extra,
  });
  switch (at.step) {
    case 'identify':
      return act(at.keepStill ? 'keep-card-still' : 'present-card');
    case 'scan':
      if (at.phase === 'judged') return null;
      return act(at.phase === 'place' ? 'place-document' : 'hold-still');
    case 'door': {
      const { door } = at;
      const found = world.cabinet?.compartments.get(door.compartment)?.compartment;
      const compartment = found && {
        id: found.id,
        label: found.label,
        band: found.band,
        size: found.size,
      };
      const since = iso(door.since);
      const where = compartment === undefined ? {} : { compartment };
      if (door.phase === 'opening' || door.phase === 'checking')
        return act('wait', { since, until: null, ...where });
      if (door.phase !== 'open') return null;
      const urgency = doorUrgency(world.now - door.since, world.settings);
      const puts =
        door.purpose === 'deposit' || door.purpose === 'load' || door.purpose === 'reopen';
      const kind = urgency > 0 ? 'close-door' : puts ? 'put-in' : 'take-out';
      return act(kind, { since, until: null, urgency, ...where });
    }
    case 'deposited':
      return taking(session, 'deposit', act);
    case 'ticket':
      return taking(session, 'ticket', act);
    case 'certificate':
      return taking(session, 'certificate', act);
    case 'picked-up':
      return taking(session, 'pick-up', act);
    case 'submitted':
      return taking(session, 'submission', act);
    case 'draft-kept':
      return taking(session, 'draft', act);
    case 'resume-draft':
      if (session.busy) return act('wait', { until: null });
      return world.hasCodeReader ? act('scan-code') : null;
    case 'farewell':
      return at.cardLeft
        ? act('remove-card', { since: iso(at.since), until: null, urgency: 2 })
        : null;
    case 'check-answers':
    case 'keep-draft':
    case 'choose-queue':
    case 'check-in':
    case 'pick-up-code':
    case 'progress-code':
    case 'staff-sign-in':
    case 'confirm-deposit':
    case 'confirm-pick-up':
    case 'staff-found':
      return session.busy ? act('wait', { until: null }) : null;
    default:
      return null;
  }
}

function taking(
  session: Session,
  slip: SlipKind,
  act: (kind: RequiredAction['kind']) => RequiredAction,
): RequiredAction | null {
  const state = session.slips[slip]?.state;
  if (state === 'printed') return act('take-receipt');
  return state === 'reserved' || state === 'sent' ? act('wait') : null;
}
