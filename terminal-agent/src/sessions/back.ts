import { formOf } from '../applications/index.ts';
import { leaveScan } from './scan.ts';
import type { At, Session } from './session.ts';
import { farewell } from './visit.ts';
import { go, refuse, type Answer } from './turn.ts';
import type { World } from './world.ts';

/** Whether there is a step back from here; after something physical or final there is none. */
export const mayGoBack = (session: Session): boolean => {
  const at = session.at;
  if (session.busy) return false;
  return at.step === 'help' || at.step === 'scan' || before(session) !== null;
};

/** The step before, or null where there is none. */
function before(session: Session): At | 'leave' | null {
  const { at, draft } = session;
  switch (at.step) {
    case 'notice':
    case 'identify':
    case 'menu':
    case 'staff-sign-in':
      return 'leave';
    case 'choose-item':
      return { step: 'menu' };
    case 'guide':
    case 'resume-draft':
      return { step: 'choose-item' };
    case 'keep-draft':
      return at.back;
    case 'situation':
      if (at.index > 0) return { step: 'situation', index: at.index - 1 };
      return draft === null
        ? { step: 'choose-item' }
        : { step: 'guide', item: draft.compiled.item.code };
    case 'not-eligible':
      return lastSituation(session) ?? { step: 'choose-item' };
    case 'form':
      if (at.index > 0) return { step: 'form', index: at.index - 1, complain: false };
      return lastSituation(session) ?? { step: 'choose-item' };
    case 'materials':
      return lastPage(session) ?? lastSituation(session);
    case 'contact':
      return draft !== null && formOf(draft).materials.length > 0
        ? { step: 'materials' }
        : lastPage(session);
    case 'check-answers': {
      const contact = draft?.contact ?? null;
      const phone = contact !== null && 'phone' in contact ? contact.phone : null;
      return { step: 'contact', kind: contact?.kind ?? null, phone, error: null };
    }
    case 'choose-compartment':
      return { step: 'submitted' };
    case 'choose-queue':
      if ((session.deposit?.placedAt ?? null) !== null) return { step: 'deposited' };
      return session.filed !== null ? { step: 'submitted' } : 'leave';
    case 'check-in':
      return { step: 'choose-queue' };
    case 'pick-up-code':
    case 'progress-code':
      return 'leave';
    case 'pick-up-list':
    case 'progress':
      return 'leave';
    case 'certificates':
      return 'leave';
    case 'certificate':
      return { step: 'certificates', offers: at.offers };
    case 'help':
      return at.back;
    case 'staff-found':
      return { step: 'staff' };
    case 'scan':
    case 'draft-kept':
    case 'submitted':
    case 'door':
    case 'confirm-deposit':
    case 'deposited':
    case 'confirm-pick-up':
    case 'picked-up':
    case 'ticket':
    case 'rate':
    case 'rated':
    case 'staff':
    case 'farewell':
      return null;
  }
}

function lastSituation({ draft }: Session): At | null {
  const count = draft === null ? 0 : formOf(draft).situations.length;
  return count === 0 ? null : { step: 'situation', index: count - 1 };
}

function lastPage({ draft }: Session): At | null {
  const count = draft === null ? 0 : formOf(draft).pages.length;
  return count === 0 ? null : { step: 'form', index: count - 1, complain: false };
}

export function backFrom(session: Session, world: World): Answer {
  const { at } = session;
  if (at.step === 'scan') return leaveScan(session, at);
  if (at.step === 'help')
    return go(session, at.back, { busy: session.busy, trouble: session.trouble });
  const to = before(session);
  if (to === null) return refuse();
  if (to === 'leave') return farewell(session, 'left', world);
  const change = { changing: false };
  // Neither a card nor a code is read on a screen that does not ask for it.
  return at.step === 'check-in' || at.step === 'resume-draft'
    ? go(session, to, change, { type: 'stop-reading' })
    : go(session, to, change);
}
