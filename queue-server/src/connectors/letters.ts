import type { CaseDesk } from '../cases/desk.ts';
import type { Office } from '../cases/office.ts';
import type { Vault } from '../cases/vault.ts';
import type { JournalEvent } from '../journal/index.ts';
import type { CabinetEvent, CaseEvent, GrantEvent, Notice } from '../protocol/index.ts';
import { groupedCode, legalDate } from '../rules/index.ts';
import type { LockerDesk } from '../lockers/desk.ts';
import { contentsOf } from '../lockers/grants.ts';
import type { Messages } from './messages.ts';
import type { Reacted, Reaction } from './reactions.ts';

type Loaded = Extract<CabinetEvent, { type: 'parcel-loaded' }>;
type Occasion = CaseEvent | GrantEvent | Loaded;

/** What the citizen is told about without asking. */
export const letterTypes: readonly Occasion['type'][] = [
  'case-submitted',
  'correction-asked',
  'case-accepted',
  'case-not-accepted',
  'special-procedure-started',
  'case-extended',
  'case-granted',
  'case-denied',
  'case-returned',
  'parcel-loaded',
  'grant-code-replaced',
  'grant-extended',
];

export interface LetterParts {
  readonly cases: CaseDesk;
  readonly office: Office;
  readonly lockers: LockerDesk;
  readonly vault: Vault;
  readonly messages: Messages;
}

interface Letter {
  readonly case: string;
  readonly text: string;
  /** The digest of the code it tells. */
  readonly told?: string;
}

const proof = { A: '凭身份证或凭证号加取件码', B: '凭身份证和取件码' } as const;
const sign = '【云办事】';

/** Writes to citizens who left a phone: what happened to their application, and the code that opens the locker. */
export function letters({ cases, office, lockers, vault, messages }: LetterParts): Reaction {
  async function aboutCase(event: JournalEvent, occasion: CaseEvent): Promise<Letter | undefined> {
    const number = event.stream.slice('case/'.length);
    const opened = await cases.open(number);
    if (opened === undefined) return undefined;
    const { one, compiled } = opened;
    const item = compiled.item.name.zh;
    const notice = async (id: string): Promise<string> => {
      const sealed = (await vault.read('notice', id)) as Notice | null;
      const defects = (sealed?.defects ?? []).map(({ what }, i) => `${i + 1}.${what}`).join('；');
      return [sealed?.reason ?? '', defects].filter((part) => part !== '').join('：');
    };
    const due = one.clock.promised?.due;
    const phone = compiled.item.phones.consult;
    const text = await (async (): Promise<string | undefined> => {
      switch (occasion.type) {
        case 'case-submitted':
          return `您的“${item}”申请已提交，编号${number}${due === undefined ? '' : `，预计${due}前办结`}。本短信不是受理凭证。`;
        case 'correction-asked':
          return `您的“${item}”需要补正：${await notice(occasion.data.notice)}。可在任一自助终端补交，咨询${phone}。`;
        case 'case-accepted':
          return `您的“${item}”已受理，编号${number}${due === undefined ? '' : `，承诺${due}前办结`}。`;
        case 'case-not-accepted':
          return `您的“${item}”不予受理：${await notice(occasion.data.notice)}。决定书请到窗口或终端领取，咨询${phone}。`;
        case 'special-procedure-started':
          return `您的“${item}”进入特别程序：${await notice(occasion.data.notice)}，期间不计入办理时限。`;
        case 'case-extended':
          return `您的“${item}”经批准延长${occasion.data.workingDays}个工作日：${await notice(occasion.data.notice)}。`;
        case 'case-granted':
          return `您的“${item}”已准予，正在制作结果，领取方式将另行通知。`;
        case 'case-denied':
          return `您的“${item}”未获准予：${await notice(occasion.data.notice)}。决定书载明救济途径，咨询${phone}。`;
        case 'case-returned':
          return `您的“${item}”已退件：${await notice(occasion.data.notice)}。咨询${phone}。`;
        default:
          return undefined;
      }
    })();
    return text === undefined ? undefined : { case: number, text };
  }

  async function aboutGrant(
    event: JournalEvent,
    occasion: GrantEvent | Loaded,
  ): Promise<Letter | undefined> {
    const cabinet = event.stream.slice(event.stream.indexOf('/') + 1);
    const plan = lockers.plan(cabinet);
    const grant =
      plan === undefined ? undefined : (await lockers.grants(plan))[occasion.data.grant];
    if (plan === undefined || grant === undefined) return undefined;
    const zone = lockers.siteOf(plan)?.timeZone ?? 'Asia/Shanghai';
    const until = legalDate(grant.until, zone);
    if (occasion.type === 'grant-extended') {
      return { case: grant.case, text: `您的取件保管期已延长至${until}，凭证号${grant.slip}。` };
    }
    // Nobody is sent for a result that is not there yet: the code is told when the door has closed on it.
    const { state } = await lockers.replica(plan);
    if (state.parcels[grant.grant]?.state !== 'waiting' || grant.revoked) return undefined;
    const sealed = await vault.read('pick-up-code', grant.codeDigest);
    const kept = sealed as { slip: string; code: string } | null;
    if (kept === null) return undefined;
    return {
      case: grant.case,
      text: `${contentsOf(grant) === 'originals' ? '您的材料原件' : '您的办理结果'}已放入${plan.name.zh}，凭证号${kept.slip}，取件码${groupedCode(kept.code)}，请于${until}前${proof[grant.assurance]}领取。`,
      told: grant.codeDigest,
    };
  }

  return {
    name: 'letters',
    types: letterTypes,
    react: write,
  };

  async function write(event: JournalEvent): Promise<Reacted> {
    // Written by the rules of cases, grants and cabinets: the type names the data.
    const occasion = event as unknown as Occasion;
    const letter = event.stream.startsWith('case/')
      ? await aboutCase(event, occasion as CaseEvent)
      : await aboutGrant(event, occasion as GrantEvent | Loaded);
    if (letter === undefined) return 'dropped';
    const opened = await cases.open(letter.case);
    const submission = opened === undefined ? null : await office.submissionOf(opened);
    if (opened === undefined || submission === null) return 'dropped';
    const { contact } = submission;
    if ('phone' in contact) {
      await messages.send({
        id: `${event.stream.replace('/', '.')}.${event.seq}`,
        phone: contact.phone,
        kind: event.type,
        text: `${sign}${letter.text}`,
        subject: opened.one.subject,
      });
    }
    // From now on the code itself is kept nowhere but on the citizen's phone.
    if (letter.told !== undefined) await vault.forget('pick-up-code', letter.told);
    return 'done';
  }
}
