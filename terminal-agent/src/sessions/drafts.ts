import {
  formOf,
  pointIn,
  readDraftCode,
  type Draft,
  type ResumePoint,
} from '../applications/index.ts';
import type { Input } from './input.ts';
import type { At, Session } from './session.ts';
import type { Task } from './task.ts';
import { draftErrors } from './troubles/index.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

/** Where an application under way stands; null where there is none, or nothing to come back to. */
function pointOf(at: At): ResumePoint | null {
  switch (at.step) {
    case 'situation':
    case 'form':
      return { step: at.step, index: at.index };
    case 'scan':
      return { step: 'materials', index: 0 };
    case 'materials':
    case 'contact':
    case 'check-answers':
      return { step: at.step, index: 0 };
    case 'keep-draft':
      return pointOf(at.back);
    default:
      return null;
  }
}

/** An application that is under way and not handed in can be kept for another day. */
export const mayPause = ({ at, draft, filed, busy }: Session): boolean =>
  draft !== null && filed === null && !busy && at.step !== 'keep-draft' && pointOf(at) !== null;

/** "I must go now". What has been agreed to already is not asked again. */
export function pause(session: Session): Answer {
  const { at, kept } = session;
  if (!mayPause(session)) return refuse();
  const asked = { ...session, at: { step: 'keep-draft', back: at } as const };
  return kept === null ? go(session, asked.at) : keepDraft(asked);
}

/** 单独同意: the draft goes to the hall, sealed under the slip's code and this card. */
export function keepDraft(session: Session): Answer {
  const { at, draft, kept } = session;
  const point = pointOf(at);
  if (at.step !== 'keep-draft' || draft === null || point === null) return refuse();
  return awaiting(session, { type: 'keep-draft', draft, point, kept });
}

/** Who forgets the terminal after having kept a draft finds it again as they left it; nobody is asked. */
export function keptWhenIdle(session: Session): readonly Task[] {
  const { at, draft, kept, filed } = session;
  const here = at.step === 'help' ? at.back : at;
  const point = pointOf(here);
  return draft === null || kept === null || point === null || filed !== null
    ? []
    : [{ type: 'keep-draft', draft, point, kept }];
}

export function onDraftSaved(
  session: Session,
  input: Extract<Input, { type: 'draft-saved' | 'draft-not-saved' }>,
  world: World,
): Turn | null {
  const { at, draft } = session;
  if (at.step !== 'keep-draft' || draft === null) return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'draft-not-saved')
    return go(touched, at.back, { trouble: trouble(session, 'draft-not-kept', world) });
  const { kept } = input;
  const saved = { ...touched, kept };
  return go(saved, { step: 'draft-kept' }, {}, draftSlip(saved, draft, world, null));
}

export function draftSlip(
  { kept }: Session,
  draft: Draft,
  world: World,
  voids: string | null,
): Task {
  return {
    type: 'print',
    slip: {
      kind: 'draft',
      data: {
        item: draft.compiled.item.name,
        savedAt: new Date(world.now).toISOString(),
        until: kept?.until ?? '',
        code: kept?.code ?? '',
      },
    },
    about: kept?.id ?? '',
    voids,
  };
}

/** "I have a draft slip": held before the code reader where there is one, or its code typed. */
export const toResume = (session: Session): Answer =>
  session.holder === null
    ? refuse()
    : go(session, { step: 'resume-draft', error: null }, {}, { type: 'scan-code' });

export function resumeByCode(session: Session, text: string): Answer {
  if (session.at.step !== 'resume-draft') return refuse();
  const code = readDraftCode(text);
  return code === null
    ? stay(session, { at: { step: 'resume-draft', error: draftErrors.mistyped } })
    : awaiting(session, { type: 'stop-reading' }, { type: 'open-draft', code });
}

export function onDraftOpened(
  session: Session,
  input: Extract<Input, { type: 'draft-opened' | 'draft-refused' | 'code-scanned' }>,
  world: World,
): Turn | null {
  if (session.at.step !== 'resume-draft') return null;
  const touched = { ...session, touchedAt: world.now };
  switch (input.type) {
    case 'code-scanned': {
      if (session.busy) return null;
      const answer = resumeByCode(touched, input.text);
      return 'refused' in answer ? null : again(answer);
    }
    case 'draft-refused':
      return again(go(touched, { step: 'resume-draft', error: draftErrors[input.error] }));
    case 'draft-opened': {
      const { draft, kept, point } = input;
      const opened = { ...touched, service: touched.service ?? 'apply', draft, kept };
      return go(opened, pointIn(point, formOf(draft)));
    }
  }
}

/** Where the slip was not the right one, the next one may be held there. */
const again = (turn: Turn): Turn =>
  turn.session?.busy === true ? turn : { ...turn, tasks: [...turn.tasks, { type: 'scan-code' }] };
