import { keyedDigest } from '../cases/cipher.ts';
import type { CaseDesk, Opened } from '../cases/desk.ts';
import type { Office } from '../cases/office.ts';
import { inOurHands } from '../cases/state.ts';
import type { Vault } from '../cases/vault.ts';
import { feedOf, type Site } from '../city.ts';
import type { Address, Outcome, Refusal, Sender } from '../journal/index.ts';
import type {
  CabinetSummary,
  CabinetView,
  GrantIssued,
  HandOver,
  IssueGrant,
  Text,
} from '../protocol/index.ts';
import { withCheckDigit } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Parts } from '../room.ts';
import type { CabinetPlan } from '../terminals/plan.ts';
import { cabinetKey } from '../terminals/register.ts';
import { cabinetReplica, doorsOf, type CabinetReplica } from './cabinet.ts';
import { handOverDecider, handOverView, type HandOverCommand } from './hand-over.ts';
import { contentsOf, grantDecider, type Grant, type Grants } from './grants.ts';

export interface LockerParts {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly office: Office;
  readonly vault: Vault;
  readonly cabinets: ReadonlyMap<string, CabinetPlan>;
  /** The master of the cabinets' keys. */
  readonly master: Uint8Array;
  readonly keepDays: number;
}

const refuse = (refused: { readonly refused: Refusal }) => ({ ok: false as const, ...refused });
const day = 86_400_000;
const slipTries = 5;
const iso = (at: number): string => new Date(at).toISOString();

/** The locker desk of the office: it lists, grants and reconciles. It opens no door; only a terminal does. */
export class LockerDesk {
  readonly #own: LockerParts;

  constructor(own: LockerParts) {
    this.#own = own;
  }

  plan(cabinet: string): CabinetPlan | undefined {
    return this.#own.cabinets.get(cabinet);
  }

  nameOf(cabinet: string): Text {
    return this.plan(cabinet)?.name ?? { zh: cabinet, en: cabinet };
  }

  addressOf(kind: 'cabinet' | 'grants', plan: CabinetPlan): Address {
    return { feed: feedOf(plan.site), stream: `${kind}/${plan.id}` };
  }

  async replica(plan: CabinetPlan): Promise<{ state: CabinetReplica; seq: number }> {
    return this.#own.parts.journal.state(cabinetReplica, this.addressOf('cabinet', plan));
  }

  async grants(plan: CabinetPlan): Promise<Grants> {
    const at = this.addressOf('grants', plan);
    return (await this.#own.parts.journal.state(grantDecider, at)).state;
  }

  /** The cabinet a grant belongs to: found by looking, because there are few. */
  async cabinetOf(grant: string): Promise<CabinetPlan | undefined> {
    for (const plan of this.#own.cabinets.values()) {
      if ((await this.grants(plan))[grant] !== undefined) return plan;
    }
    return undefined;
  }

  async summaries(): Promise<CabinetSummary[]> {
    const found: CabinetSummary[] = [];
    for (const plan of this.#own.cabinets.values()) {
      const view = await this.view(plan);
      const count = (state: string): number =>
        view.compartments.filter((one) => one.state === state).length;
      found.push({
        id: plan.id,
        name: plan.name,
        terminal: plan.terminal,
        free: count('free'),
        deposits: view.deposits.filter(({ state }) => state === 'in-locker').length,
        parcels: view.parcels.filter(({ state }) => state === 'waiting').length,
        inspect: count('inspect') + count('blocked'),
        overdue: view.parcels.filter(({ state }) => state === 'overdue').length,
      });
    }
    return found;
  }

  /** Everything about one cabinet: doors, deposits by deadline, results by state. */
  async view(plan: CabinetPlan): Promise<CabinetView> {
    const { state, seq } = await this.replica(plan);
    const doors = doorsOf(state);
    return {
      id: plan.id,
      name: plan.name,
      terminal: plan.terminal,
      seq,
      compartments: plan.compartments.map((compartment) => ({
        ...compartment,
        ...(doors.get(compartment.id) ?? { state: 'free' as const }),
      })),
      deposits: await this.#deposits(plan, state),
      parcels: await this.#parcels(plan, state, await this.grants(plan)),
    };
  }

  #label(plan: CabinetPlan, compartment: string): string {
    return plan.compartments.find(({ id }) => id === compartment)?.label ?? compartment;
  }

  async #deposits(plan: CabinetPlan, state: CabinetReplica): Promise<CabinetView['deposits']> {
    const found: CabinetView['deposits'] = [];
    for (const deposit of Object.values(state.deposits)) {
      if (deposit.state === 'cancelled') continue;
      const opened = await this.#own.cases.open(deposit.case);
      const known = opened?.one.deposits.find((one) => one.deposit === deposit.id);
      const materials = opened?.compiled.item.materials ?? [];
      found.push({
        deposit: deposit.id,
        slip: deposit.slip,
        case: deposit.case,
        itemName: opened?.compiled.item.name ?? { zh: '（申请尚未到达）', en: '(not here yet)' },
        compartment: this.#label(plan, deposit.compartment),
        placedAt: iso(deposit.placedAt),
        due: opened?.one.clock.promised?.due ?? null,
        contents: deposit.contents.map(({ material, copies }) => ({
          name: materials.find(({ id }) => id === material)?.name ?? { zh: material, en: material },
          copies,
        })),
        state: known?.state === 'reconciled' ? 'reconciled' : deposit.state,
      });
    }
    // The most urgent first; what has no date (an unknown year, a case not here yet) needs a look before all.
    return found.sort(
      (a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.placedAt.localeCompare(b.placedAt),
    );
  }

  async #parcels(
    plan: CabinetPlan,
    state: CabinetReplica,
    grants: Grants,
  ): Promise<CabinetView['parcels']> {
    const now = this.#own.parts.clock.now();
    const found: CabinetView['parcels'] = [];
    for (const grant of Object.values(grants)) {
      const parcel = state.parcels[grant.grant];
      if (parcel === undefined && grant.revoked) continue;
      const opened = await this.#own.cases.open(grant.case);
      const overdue = Date.parse(grant.until) < now;
      const waits = parcel?.state === 'waiting';
      found.push({
        grant: grant.grant,
        slip: grant.slip,
        case: grant.case,
        itemName: opened?.compiled.item.name ?? { zh: grant.item, en: grant.item },
        size: grant.size,
        contents: contentsOf(grant),
        compartment: parcel === undefined ? null : this.#label(plan, parcel.compartment),
        state: parcel === undefined ? 'to-load' : waits && overdue ? 'overdue' : parcel.state,
        until: grant.until,
      });
    }
    return found.sort((a, b) => a.until.localeCompare(b.until));
  }

  /** Gives the people of a finished case the right to collect its result from this cabinet. */
  async issue(
    plan: CabinetPlan,
    { case: number, size, contents = 'result' }: IssueGrant,
    sender: Sender,
  ): Promise<Outcome<GrantIssued>> {
    const { cases, office, parts, keepDays } = this.#own;
    const opened = await cases.open(number);
    if (opened === undefined) return refuse(refusal('case-unknown'));
    const hindered = contents === 'originals' ? nothingToReturn(opened) : notReady(opened);
    if (hindered !== undefined) return refuse(hindered);
    const submission = await office.submissionOf(opened);
    if (submission === null) return refuse(refusal('case-unknown'));
    const { item } = opened.compiled;
    // Others may collect unless the law says that only the holder may.
    const people = [
      submission.applicant,
      ...(item.result.holderOnly === undefined ? submission.collectors : []),
    ];
    const key = cabinetKey(this.#own.master, plan.id);
    const grant = `g-${parts.rng.uuid()}`;
    for (let tried = 0; ; tried++) {
      const slip = this.#digits(6);
      const code = withCheckDigit(this.#digits(8));
      const codeDigest = await this.#sealCode(key, opened, slip, code);
      const data = {
        grant,
        case: number,
        item: item.code,
        holders: people.map(({ idNumber }) => keyedDigest(key, idNumber.toUpperCase())),
        codeDigest,
        slip,
        size,
        contents,
        assurance: item.assurance.result === 'A' ? ('A' as const) : ('B' as const),
        until: iso(parts.clock.now() + keepDays * day),
      };
      const at = this.addressOf('grants', plan);
      const command = { do: 'issue', data } as const;
      const outcome = await parts.journal.execute(grantDecider, at, command, sender);
      // A retry is answered with the grant of the first time; this time's code is nobody's.
      if (outcome.ok && outcome.answer.grant === grant) return shaped(outcome);
      await this.#own.vault.forget('pick-up-code', codeDigest);
      if (outcome.ok) return shaped(outcome);
      if (outcome.refused.code !== 'slip-taken' || tried >= slipTries) return outcome;
    }
  }

  /** A new code for a grant; the old one is void. It goes to the citizen's phone only. */
  async replaceCode(plan: CabinetPlan, id: string, sender: Sender): Promise<Outcome<GrantIssued>> {
    const { cases, parts } = this.#own;
    const grant = (await this.grants(plan))[id];
    const opened = grant === undefined ? undefined : await cases.open(grant.case);
    if (grant === undefined || opened === undefined) return refuse(refusal('grant-unknown'));
    const code = withCheckDigit(this.#digits(8));
    const key = cabinetKey(this.#own.master, plan.id);
    const codeDigest = await this.#sealCode(key, opened, grant.slip, code);
    const command = { do: 'replace-code', data: { grant: id, codeDigest } } as const;
    const at = this.addressOf('grants', plan);
    const outcome = await parts.journal.execute(grantDecider, at, command, sender);
    // Void now, and told to nobody if it was not told before.
    if (outcome.ok) await this.#own.vault.forget('pick-up-code', grant.codeDigest);
    return shaped(outcome);
  }

  async extend(
    plan: CabinetPlan,
    id: string,
    days: number,
    sender: Sender,
  ): Promise<Outcome<GrantIssued>> {
    const grant = (await this.grants(plan))[id];
    if (grant === undefined) return refuse(refusal('grant-unknown'));
    const until = iso(Date.parse(grant.until) + days * day);
    const at = this.addressOf('grants', plan);
    const command = { do: 'extend', grant: id, until } as const;
    return shaped(await this.#own.parts.journal.execute(grantDecider, at, command, sender));
  }

  async revoke(
    plan: CabinetPlan,
    id: string,
    because: string,
    sender: Sender,
  ): Promise<Outcome<GrantIssued>> {
    const at = this.addressOf('grants', plan);
    const command = { do: 'revoke', data: { grant: id, because } } as const;
    return shaped(await this.#own.parts.journal.execute(grantDecider, at, command, sender));
  }

  /** Lists everything collected that no list has yet; whoever makes it has the papers in hand. */
  async handOver(plan: CabinetPlan, sender: Sender): Promise<Outcome<HandOver>> {
    const { state } = await this.replica(plan);
    const collected = Object.values(state.deposits)
      .filter(({ state: where }) => where === 'collected')
      .map(({ id }) => id);
    const id = `h-${this.#own.parts.rng.uuid()}`;
    return this.#handed(plan, { do: 'make', id, collected }, sender);
  }

  /** The other side says what arrived. */
  receive(
    plan: CabinetPlan,
    id: string,
    missing: readonly string[],
    sender: Sender,
  ): Promise<Outcome<HandOver>> {
    return this.#handed(plan, { do: 'receive', id, missing }, sender);
  }

  /** All lists of a cabinet, the newest first. */
  async handOvers(plan: CabinetPlan): Promise<HandOver[]> {
    const view = await this.view(plan);
    const { state } = await this.#own.parts.journal.state(handOverDecider, this.#listsAt(plan));
    return Object.values(state.lists)
      .map((list) => handOverView(plan, list, view))
      .reverse();
  }

  /** What was on a list and never reached the desk, until it is reconciled after all. */
  async missing(
    plan: CabinetPlan,
  ): Promise<readonly (readonly [deposit: string, { slip: string; list: string }])[]> {
    const { state } = await this.#own.parts.journal.state(handOverDecider, this.#listsAt(plan));
    const lists = Object.values(state.lists).filter(({ missing }) => missing.length > 0);
    if (lists.length === 0) return [];
    const { deposits } = await this.view(plan);
    return lists.flatMap((list) =>
      list.missing.flatMap((id) => {
        const deposit = deposits.find((one) => one.deposit === id);
        if (deposit === undefined || deposit.state === 'reconciled') return [];
        return [[id, { slip: deposit.slip, list: list.id }] as const];
      }),
    );
  }

  #listsAt(plan: CabinetPlan): Address {
    return { feed: feedOf(plan.site), stream: `hand-over/${plan.id}` };
  }

  async #handed(
    plan: CabinetPlan,
    command: HandOverCommand,
    sender: Sender,
  ): Promise<Outcome<HandOver>> {
    const { journal } = this.#own.parts;
    const outcome = await journal.execute(handOverDecider, this.#listsAt(plan), command, sender);
    if (!outcome.ok) return outcome;
    return { ok: true, answer: handOverView(plan, outcome.answer, await this.view(plan)) };
  }

  siteOf(plan: CabinetPlan): Site | undefined {
    return this.#own.parts.city.sites.find(({ id }) => id === plan.site);
  }

  /** Keeps a code, sealed under its own digest, until it has been told to the citizen. */
  async #sealCode(key: Uint8Array, opened: Opened, slip: string, code: string): Promise<string> {
    const digest = keyedDigest(key, `${slip}:${code}`);
    await this.#own.vault.keep('pick-up-code', digest, opened.one.subject, { slip, code });
    return digest;
  }

  #digits(count: number): string {
    const bytes = this.#own.parts.rng.bytes(count * 2);
    // Values above the largest multiple of ten would make low digits likelier.
    const fair = [...bytes].filter((byte) => byte < 250).map((byte) => String(byte % 10));
    return fair.length >= count ? fair.slice(0, count).join('') : this.#digits(count);
  }
}

const issuedOf = ({ grant, slip, until }: Grant): GrantIssued => ({ grant, slip, until });
const shaped = (outcome: Outcome<Grant>): Outcome<GrantIssued> =>
  outcome.ok ? { ok: true, answer: issuedOf(outcome.answer) } : outcome;

/** Originals go home from any state of the case, as soon as the office has them. */
function nothingToReturn({ one }: Opened) {
  if (!one.deposits.some(({ state }) => inOurHands.has(state))) return refusal('nothing-to-return');
  return one.homeward === null ? undefined : refusal('grant-exists', { grant: one.homeward.grant });
}

function notReady({ one, compiled }: Opened) {
  const { item } = compiled;
  const ready =
    item.result.kind === 'certificate'
      ? one.state === 'certificate-made'
      : one.state === 'finished' || one.state === 'certificate-made';
  if (!ready) return refusal('result-not-ready', { state: one.state });
  if (item.assurance.result === 'C' || !item.channels.locker) return refusal('window-only');
  return one.result === null ? undefined : refusal('grant-exists', { grant: one.result.grant });
}
