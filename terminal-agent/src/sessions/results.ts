import { onSubmitted } from './apply.ts';
import { onCard } from './begin.ts';
import { onCertificatePrint, onCertificateRefused, onCertificates } from './certificates.ts';
import { onConcluded, onDoorAnswered, onDoorClosed } from './doors.ts';
import { onCheckInRefused } from './check-in.ts';
import type { Input } from './input.ts';
import { onDraftOpened, onDraftSaved } from './drafts.ts';
import { onNoticePrint } from './notice.ts';
import { onCodeChecked, onPickUpConcluded } from './pick-up.ts';
import { onRested, onScanned, onSides } from './scan.ts';
import type { Session, SlipKind } from './session.ts';
import { slipAt } from './sheet.ts';
import { onSignIn } from './staff.ts';
import { stay, trouble, type Turn } from './turn.ts';
import type { TroubleCode } from './troubles/index.ts';
import { onProgress, onTicket } from './visit.ts';
import type { World } from './world.ts';

/** A result of a task, or news from a device. While help is shown, what happens goes on behind it. */
export function onResult(
  session: Session,
  input: Exclude<Input, { type: 'command' | 'time' }>,
  world: World,
): Turn | null {
  if (session.at.step === 'help' && input.type !== 'help-called') {
    const behind = onResult({ ...session, at: session.at.back }, input, world);
    if (behind === null || behind.session === null) return behind;
    const at = { step: 'help', back: behind.session.at } as const;
    return { session: { ...behind.session, at }, tasks: behind.tasks };
  }
  switch (input.type) {
    case 'card-read':
    case 'card-failed':
      return onCard(session, input, world);
    case 'card-on-reader':
      return session.at.step === 'farewell' && session.at.cardLeft !== input.present
        ? stay(session, { at: { ...session.at, since: world.now, cardLeft: input.present } })
        : null;
    case 'page-scanned':
    case 'scan-failed':
      return onScanned(session, input, world);
    case 'sides-joined':
    case 'sides-apart':
      return onSides(session, input);
    case 'sheet-rested':
      return onRested(session, world);
    case 'submitted':
    case 'submit-failed':
      return onSubmitted(session, input, world);
    case 'door-answered':
      return onDoorAnswered(session, input, world);
    case 'door-closed':
      return onDoorClosed(session, input, world);
    case 'concluded':
      return input.what === 'pick-up'
        ? onPickUpConcluded(session, input, world)
        : onConcluded(session, input, world);
    case 'print':
      return onPrint(session, input, world);
    case 'code-checked':
      return onCodeChecked(session, input, world);
    case 'ticket-taken':
    case 'ticket-refused':
      return onTicket(session, input, world);
    case 'check-in-refused':
      return onCheckInRefused(session, input, world);
    case 'progress-found':
    case 'progress-failed':
      return onProgress(session, input, world);
    case 'certificates-found':
    case 'certificates-failed':
      return onCertificates(session, input, world);
    case 'certificate-refused':
      return onCertificateRefused(session, input, world);
    case 'draft-saved':
    case 'draft-not-saved':
      return onDraftSaved(session, input, world);
    case 'draft-opened':
    case 'draft-refused':
    case 'code-scanned':
      return onDraftOpened(session, input, world);
    case 'staff-signed-in':
    case 'staff-refused':
      return onSignIn(session, input, world);
    case 'rated':
      return null;
    case 'help-called':
      return stay(session, { helpCalled: input.told });
  }
}

/** What is said where a slip is missing, or may be. */
const missingWords: Readonly<Partial<Record<SlipKind, readonly [TroubleCode, TroubleCode]>>> = {
  submission: ['slip-not-printed', 'slip-doubtful'],
  deposit: ['slip-not-printed', 'slip-doubtful'],
  ticket: ['slip-not-printed', 'slip-doubtful'],
  'pick-up': ['slip-not-printed', 'slip-doubtful'],
  draft: ['slip-not-printed', 'slip-doubtful'],
};

function onPrint(
  session: Session,
  { slip, print }: Extract<Input, { type: 'print' }>,
  world: World,
): Turn | null {
  if (session.at.step === 'farewell') return null;
  const slips = { ...session.slips, [slip]: print };
  if (slip === 'notice') return onNoticePrint(session, print, world);
  if (slip === 'certificate') return onCertificatePrint(session, print, world);
  const [failed, unknown] = missingWords[slip] ?? [];
  const code = print.state === 'failed' ? failed : print.state === 'unknown' ? unknown : undefined;
  // For the others the screen itself says how it goes on without them.
  return code !== undefined && slipAt[session.at.step] === slip
    ? stay(session, { slips, trouble: trouble(session, code, world) })
    : stay(session, { slips });
}
