import type { Words } from '../protocol/index.ts';
import type { At, Session } from './session.ts';
import { askSheet } from './sheet.ts';
import type { Task } from './task.ts';
import { go, refuse, type Answer, type Turn } from './turn.ts';
import { serviceWords } from './wording.ts';
import type { World } from './world.ts';

/** What staff find a call by; the same letters stand in every trouble's reference. */
export const helpReference = (session: Session, world: World): string =>
  `${world.terminal.id}-${session.id.slice(0, 4)}`;

/** Somebody is called; what was under way stays as it was behind it. */
export const toHelp = (session: Session, back: At, world: World): Turn =>
  go(
    session,
    { step: 'help', back },
    {
      busy: session.busy,
      trouble: session.trouble,
      helpAskedAt: session.helpAskedAt ?? world.now,
    },
    { type: 'call-help', reference: helpReference(session, world) },
  );

/** What was wanted, and what stood in the way of it. */
function aboutOf({ draft, service, trouble }: Session): Words {
  const wanted = draft?.compiled.item.name ?? serviceWords[service ?? 'help'];
  if (trouble === null) return wanted;
  const { what } = trouble;
  return { zh: `${wanted.zh}：${what.zh}`, en: `${wanted.en}: ${what.en}` };
}

/** 求助回执: nobody has to wait before the terminal for an answer, nor remember where to ask. */
function helpSlip(session: Session, world: World, voids: string | null): Task {
  const { site, phone } = world.terminal;
  const consult = session.draft?.compiled.item.phones.consult ?? null;
  return {
    type: 'print',
    slip: {
      kind: 'help',
      data: {
        reference: helpReference(session, world),
        askedAt: new Date(session.helpAskedAt ?? world.now).toISOString(),
        told: session.helpCalled,
        about: aboutOf(session),
        answerBy: null,
        callOn: null,
        turnTo: [
          {
            zh: `窗口：${site.zh}（办公时间）`,
            en: `A window: ${site.en} (office hours)`,
          },
          { zh: `服务电话：${phone}`, en: `Phone of this place: ${phone}` },
          ...(consult === null || consult === phone
            ? []
            : [{ zh: `事项咨询：${consult}`, en: `About this service: ${consult}` }]),
        ],
      },
    },
    about: helpReference(session, world),
    voids,
  };
}

export const printHelp = (session: Session, world: World): Answer =>
  session.at.step === 'help'
    ? askSheet(session, 'help', (voids) => helpSlip(session, world, voids), {
        trouble: session.trouble,
      })
    : refuse();
