import type { JournalEvent, Outcome, Sender } from '../journal/index.ts';
import type {
  CaseEvent,
  CaseLine,
  CaseProgress,
  CaseState,
  CaseSubmission,
  CaseView,
  Extension,
  Notice,
  Person,
  Role,
  SpecialProcedure,
  Supplement,
  Text,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Parts } from '../room.ts';
import { actions, mayAct, type Action, type ActionName } from './actions.ts';
import type { CaseDesk, Opened, Wish } from './desk.ts';
import { casesOf, worklist } from './list.ts';
import type { Vault } from './vault.ts';
import { caseLine, caseProgress, caseView, type Dossier } from './views.ts';

export interface OfficeParts {
  readonly parts: Parts;
  readonly desk: CaseDesk;
  readonly vault: Vault;
  readonly cabinetName: (cabinet: string) => Text;
}

type Staff = Extract<Caller, { kind: 'staff' }>;

const lineLimit = 200;
const eventLimit = 500;

/** The states a role finds on its worklist. */
const desks: Readonly<Record<Role, readonly CaseState[]>> = {
  clerk: [
    'submitted',
    'registered',
    'pre-checked',
    'correction-asked',
    'finished',
    'certificate-made',
  ],
  reviewer: ['accepted', 'under-review', 'special-procedure', 'granted', 'denied'],
  lockers: ['submitted', 'finished', 'certificate-made'],
  manager: [
    'submitted',
    'registered',
    'pre-checked',
    'correction-asked',
    'accepted',
    'under-review',
    'special-procedure',
    'granted',
    'denied',
    'finished',
    'certificate-made',
  ],
  administrator: [],
};

/** What a written action carries besides its name. */
type Body = Partial<Notice & SpecialProcedure & Extension>;

/** The office: reads cases for staff and citizens, and takes the steps staff take. */
export class Office {
  readonly #own: OfficeParts;

  constructor(own: OfficeParts) {
    this.#own = own;
  }

  /** The worklist of somebody with these roles, the most urgent first. */
  async lines(
    roles: readonly Role[],
    only?: { readonly state?: CaseState; readonly item?: string },
  ): Promise<CaseLine[]> {
    const { parts, desk, vault } = this.#own;
    const mine = new Set(roles.flatMap((role) => desks[role]));
    const states =
      only?.state === undefined ? [...mine] : [...mine].filter((s) => s === only.state);
    if (states.length === 0) return [];
    const item = only?.item;
    const rows = await worklist(parts.store, {
      states,
      limit: lineLimit,
      ...(item !== undefined && { item }),
    });
    const opened: Opened[] = [];
    for (const { number } of rows) {
      const one = await desk.open(number);
      if (one !== undefined) opened.push(one);
    }
    const names = await vault.readMany(
      'submission',
      opened.map(({ one }) => `${one.number}.${one.digest}`),
    );
    return opened.map((one) => {
      const sealed = names.get(`${one.one.number}.${one.one.digest}`);
      const row = rows.find(({ number }) => number === one.one.number);
      if (row === undefined) throw new Error('a case of the worklist left it meanwhile');
      return caseLine(one, row, (sealed as CaseSubmission | undefined)?.applicant.name);
    });
  }

  async view(number: string, roles: readonly Role[]): Promise<CaseView | undefined> {
    const opened = await this.#own.desk.open(number);
    return opened === undefined ? undefined : this.#viewOf(opened, roles);
  }

  /** Takes one step with a case; what is written in a notice is sealed before the step names it. */
  async act(
    number: string,
    name: ActionName,
    body: Body,
    caller: Staff,
    sender: Sender,
  ): Promise<Outcome<CaseView>> {
    const { desk, vault, parts } = this.#own;
    const refuse = (refused: ReturnType<typeof refusal>) => ({ ok: false as const, ...refused });
    const opened = await desk.open(number);
    if (opened === undefined) return refuse(refusal('case-unknown'));
    const action: Action = actions[name];
    const onTheSpot = opened.setting.item.caseType === 'on-the-spot';
    if (!mayAct(action, caller.roles, onTheSpot)) return refuse(refusal('not-allowed'));
    if (action.negative === true && body.legalBasis === undefined) {
      return refuse(refusal('notice-needs-basis'));
    }
    let notice = '';
    if (body.reason !== undefined) {
      // The key names the notice too, so a retried step writes no second one.
      notice = sender.key === undefined ? parts.rng.uuid() : `${number}.${sender.key.digest}`;
      notice = notice.slice(0, 64);
      await vault.keep('notice', notice, opened.one.subject, noticeOf(body));
    }
    const wish = wishOf(name, body, notice, parts.clock.now());
    const outcome = await desk.send(number, wish, sender);
    return outcome.ok ? this.#answer(number, caller.roles) : outcome;
  }

  /** A person's own cases; whoever asks has shown the card. */
  async casesOf(person: Person): Promise<CaseProgress[]> {
    const { parts, desk, vault } = this.#own;
    const rows = await casesOf(parts.store, vault.subjectOf(person.idNumber));
    const found: CaseProgress[] = [];
    for (const { number } of rows) {
      const opened = await desk.open(number);
      if (opened !== undefined) found.push(await this.progressOf(opened));
    }
    return found;
  }

  async progressOf(opened: Opened): Promise<CaseProgress> {
    const notices = await this.#notices(opened);
    return caseProgress(opened, this.#own.cabinetName, notices);
  }

  /** The submission as it was sent in, or null when it was deleted. */
  async submissionOf({ one }: Opened): Promise<CaseSubmission | null> {
    const sealed = await this.#own.vault.read('submission', `${one.number}.${one.digest}`);
    return sealed as CaseSubmission | null;
  }

  async #answer(number: string, roles: readonly Role[]): Promise<Outcome<CaseView>> {
    const view = await this.view(number, roles);
    if (view === undefined) throw new Error(`case ${number} vanished after a step`);
    return { ok: true, answer: view };
  }

  /** What lies sealed about a case. */
  async dossierOf(opened: Opened): Promise<Dossier> {
    const { one } = opened;
    const supplements = await this.#own.vault.readMany(
      'supplement',
      one.supplements.map((id) => `${one.number}.${id}`),
    );
    return {
      submission: await this.submissionOf(opened),
      supplements: one.supplements.flatMap((id) => {
        const sealed = supplements.get(`${one.number}.${id}`) as Supplement | undefined;
        return sealed === undefined ? [] : [sealed];
      }),
      notices: await this.#notices(opened),
    };
  }

  /** What happened to a case, event by event. */
  async eventsOf({
    one,
  }: Opened): Promise<readonly (CaseEvent & Pick<JournalEvent, 'seq' | 'at'>)[]> {
    const { parts, desk } = this.#own;
    const address = desk.addressOf(one.number);
    const events =
      address === undefined ? [] : await parts.journal.read({ ...address, after: 0 }, eventLimit);
    // Written by `caseDecider`: the type names the data.
    return events as unknown as readonly (CaseEvent & Pick<JournalEvent, 'seq' | 'at'>)[];
  }

  async #viewOf(opened: Opened, roles: readonly Role[]): Promise<CaseView> {
    const [dossier, events] = [await this.dossierOf(opened), await this.eventsOf(opened)];
    return caseView(opened, dossier, events, roles);
  }

  async #notices({ one }: Opened): Promise<ReadonlyMap<string, Notice>> {
    const sealed = await this.#own.vault.readMany(
      'notice',
      one.notices.map(({ id }) => id),
    );
    return sealed as ReadonlyMap<string, Notice>;
  }
}

const noticeOf = (body: Body): Notice => ({
  reason: body.reason ?? '',
  ...(body.legalBasis !== undefined && { legalBasis: body.legalBasis }),
  ...(body.defects !== undefined && { defects: body.defects }),
});

function wishOf(name: ActionName, body: Body, notice: string, now: number): Wish {
  switch (name) {
    case 'register':
    case 'pre-check':
    case 'accept':
    case 'start-review':
    case 'special-end':
    case 'grant':
    case 'finish':
    case 'make-certificate':
    case 'archive':
      return { do: name };
    case 'deliver':
    case 'return-originals':
      return { do: name, how: 'window', at: new Date(now).toISOString() };
    case 'ask-correction': {
      const materials = [...new Set((body.defects ?? []).map(({ material }) => material))];
      return { do: name, notice, materials };
    }
    case 'not-accept':
    case 'deny':
    case 'return':
      return { do: name, notice };
    case 'special-start':
      return { do: name, notice, kind: body.kind ?? 'inspection' };
    case 'extend':
      return { do: name, notice, workingDays: body.workingDays ?? 1 };
  }
}
