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
  IssueGrant,
  Text,
} from '../protocol/index.ts';
import { withCheckDigit } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Parts } from '../room.ts';
import type { CabinetPlan } from '../terminals/plan.ts';
import { cabinetKey } from '../terminals/register.ts';
import { cabinetReplica, doorsOf, type CabinetReplica } from './cabinet.ts';
import { depositLines, parcelLines } from './lines.ts';
import { grantDecider, grantOf, type Grant, type Grants } from './grants.ts';

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
      if (grantOf(await this.grants(plan), grant) !== undefined) return plan;
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
      deposits: await depositLines(plan, state, this.#own.cases),
      parcels: await parcelLines(
        plan,
        state,
        await this.grants(plan),
        this.#own.cases,
        this.#own.parts.clock.now(),
      ),
    };
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
