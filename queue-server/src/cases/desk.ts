import { keyedDigest } from './cipher.ts';
import type { Vault } from './vault.ts';
import type { Files } from './files.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import { feedOf, type Site } from '../city.ts';
import type { Address, Outcome, Refusal, Sender } from '../journal/index.ts';
import type {
  AskProgress,
  CaseReceived,
  CaseSubmission,
  CitizenProof,
  PageRef,
  Supplement,
  Withdrawal,
} from '../protocol/index.ts';
import { checkSubmission, legalDate, type CompiledItem } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Parts } from '../room.ts';
import { Attempts } from '../terminals/attempts.ts';
import type { TerminalPlan } from '../terminals/plan.ts';
import { usualNumbers, type LegalNumbers } from './clock.ts';
import type { CaseAnswer, CaseCommand, Setting } from './commands.ts';
import { caseDecider } from './decide.ts';
import type { Case } from './state.ts';

/** A command before its setting is known. */
export type Wish = CaseCommand extends infer C
  ? C extends CaseCommand
    ? Omit<C, 'setting'>
    : never
  : never;

/** A case with the item it was applied for, at the version it was applied for. */
export interface Opened {
  readonly one: Case;
  readonly seq: number;
  readonly site: Site;
  readonly compiled: CompiledItem;
  readonly setting: Setting;
}

/** A submission whose contents do not pass: where, and why in words. */
export interface Faults {
  readonly faults: readonly { readonly at: string; readonly message: string }[];
}

export interface DeskParts {
  readonly parts: Parts;
  readonly shelf: Shelf;
  readonly vault: Vault;
  readonly files: Files;
  readonly terminals: ReadonlyMap<string, TerminalPlan>;
  readonly undoMinutes: number;
  /** Digests of submissions and passwords. */
  readonly key: Uint8Array;
  readonly numbers?: LegalNumbers;
}

const refuse = (refused: { readonly refused: Refusal }) => ({ ok: false as const, ...refused });
const minute = 60_000;
const wrongPasswords = 5;
/** Somebody who tries many numbers is locked out as a whole. */
const wrongPasswordsFromOne = 20;
const progressLockedFor = 15 * minute;

/** The shell around the case rule: finds the item and the site, seals what is personal, sends the command. */
export class CaseDesk {
  readonly #own: DeskParts;
  readonly #perCase: Attempts;
  readonly #perAsker: Attempts;
  readonly #bySerial: ReadonlyMap<string, TerminalPlan>;
  readonly #sites: ReadonlyMap<string, Site>;

  constructor(own: DeskParts) {
    this.#own = own;
    const { store, clock } = own.parts;
    this.#perCase = new Attempts(store, clock, wrongPasswords, progressLockedFor);
    this.#perAsker = new Attempts(store, clock, wrongPasswordsFromOne, progressLockedFor);
    this.#bySerial = new Map([...own.terminals.values()].map((plan) => [plan.serial, plan]));
    this.#sites = new Map(own.parts.city.sites.map((site) => [site.id, site]));
  }

  /** Where a case lives: its number names the terminal, the terminal its site. */
  siteOf(number: string): Site | undefined {
    return this.#sites.get(this.#bySerial.get(number.slice(14, 17))?.site ?? '');
  }

  addressOf(number: string): Address | undefined {
    const site = this.siteOf(number);
    return site === undefined ? undefined : { feed: feedOf(site.id), stream: `case/${number}` };
  }

  settingFor(compiled: CompiledItem, site: Site, today?: string): Setting {
    const { clock, city } = this.#own.parts;
    return {
      item: compiled.item,
      calendar: city.calendar,
      numbers: this.#own.numbers ?? usualNumbers,
      today: today ?? legalDate(clock.now(), site.timeZone),
    };
  }

  /** A case as it stands, or undefined when nothing was ever submitted under the number. */
  async open(number: string): Promise<Opened | undefined> {
    const address = this.addressOf(number);
    const site = this.siteOf(number);
    if (address === undefined || site === undefined) return undefined;
    const { state: one, seq } = await this.#own.parts.journal.state(caseDecider, address);
    if (one === null) return undefined;
    const compiled = await this.#own.shelf.compiled(one.item, one.itemVersion);
    if (compiled === undefined) throw new Error(`the item of case ${number} is gone`);
    return { one, seq, site, compiled, setting: this.settingFor(compiled, site) };
  }

  /** Sends a command to an existing case. */
  async send(number: string, wish: Wish, sender: Sender): Promise<Outcome<CaseAnswer>> {
    const address = this.addressOf(number);
    const opened = await this.open(number);
    if (address === undefined || opened === undefined) return refuse(refusal('case-unknown'));
    const command = { ...wish, setting: opened.setting } as CaseCommand;
    return this.#own.parts.journal.execute(caseDecider, address, command, sender);
  }

  /**
   * Takes a submission in. What is personal is sealed first, under the digest of the very bytes, so that the event
   * can never name data that are not there; the same number and bytes again change nothing.
   */
  async submit(
    submission: CaseSubmission,
    caller: Caller,
    sender: Sender,
  ): Promise<Outcome<CaseReceived> | Faults> {
    const { shelf, vault, files, terminals, undoMinutes, key, parts } = this.#own;
    const { number, password, item, itemVersion, submittedAt } = submission;
    const plan = terminals.get(submission.terminal);
    const site = this.#sites.get(submission.site);
    if (caller.kind !== 'terminal' || caller.terminal !== submission.terminal) {
      return refuse(refusal('terminal-mismatch'));
    }
    if (plan === undefined || site === undefined || plan.site !== site.id) {
      return refuse(refusal('terminal-mismatch'));
    }
    const made = legalDate(submittedAt, site.timeZone);
    const expected = `${site.region}${made.replaceAll('-', '')}${plan.serial}`;
    if (!number.startsWith(expected)) {
      return refuse(refusal('case-number-foreign', { expected: `${expected}····` }));
    }
    // A terminal whose clock runs ahead lengthens no deadline.
    const now = legalDate(parts.clock.now(), site.timeZone);
    const today = made < now ? made : now;
    const compiled = await shelf.compiled(item, itemVersion);
    if (compiled === undefined) return refuse(refusal('item-unknown'));
    if (!compiled.item.channels.terminal) return refuse(refusal('item-not-here'));
    const problems = checkSubmission(compiled, submission, today);
    if (problems.length > 0) {
      return { faults: problems.map(({ at, words }) => ({ at, message: words.en })) };
    }
    const pages = pagesOf(submission.materials);
    const missing = await files.missing(pages.map(({ sha256 }) => sha256));
    if (missing.length > 0) return refuse(refusal('file-missing', { files: missing }));

    const digest = keyedDigest(key, JSON.stringify(submission));
    const subject = vault.subjectOf(submission.applicant.idNumber);
    await vault.keep('submission', `${number}.${digest}`, subject, submission);
    await files.use(
      number,
      pages.map(({ sha256 }) => sha256),
    );
    const undo = submission.undoWaived === true ? 0 : undoMinutes * minute;
    const address = { feed: feedOf(site.id), stream: `case/${number}` };
    const command: CaseCommand = {
      do: 'submit',
      setting: this.settingFor(compiled, site, today),
      data: {
        number,
        item,
        itemVersion,
        site: site.id,
        terminal: plan.id,
        submittedAt,
        subject,
        digest,
        undoUntil: new Date(Date.parse(submittedAt) + undo).toISOString(),
        materials: submission.materials.map(providedOf),
      },
    };
    const outcome = await parts.journal.execute(caseDecider, address, command, sender);
    if (!outcome.ok) {
      // These bytes belong to no case: another application has the number.
      if (outcome.refused.code === 'case-number-taken') {
        await vault.forget('submission', `${number}.${digest}`);
      }
      return outcome;
    }
    await vault.keep('submission', `password.${number}`, subject, this.#password(number, password));
    const { state, seq, clock } = outcome.answer;
    return { ok: true, answer: { number, state, seq, deadline: clock.promised } };
  }

  /** Papers that come later: for a correction, or a material that may follow. */
  async supplement(
    number: string,
    supplement: Supplement,
    sender: Sender,
  ): Promise<Outcome<CaseAnswer>> {
    const { vault, files } = this.#own;
    const proven = await this.#proves(number, supplement.proof, sender.by);
    if (!proven.ok) return proven;
    const opened = proven.answer;
    const pages = pagesOf(supplement.materials).map(({ sha256 }) => sha256);
    const missing = await files.missing(pages);
    if (missing.length > 0) return refuse(refusal('file-missing', { files: missing }));
    const known = new Set(opened.compiled.item.materials.map(({ id }) => id));
    const stranger = supplement.materials.find(({ material }) => !known.has(material));
    if (stranger !== undefined) {
      return refuse(refusal('answers-invalid', { material: stranger.material }));
    }
    const id = `${number}.${supplement.id}`;
    const papers = { id: supplement.id, at: supplement.at, materials: supplement.materials };
    await vault.keep('supplement', id, opened.one.subject, papers);
    await files.use(number, pages);
    const { site } = opened;
    const data = {
      supplement: supplement.id,
      at: supplement.at,
      materials: supplement.materials.map(providedOf),
    };
    const date = legalDate(supplement.at, site.timeZone);
    return this.send(number, { do: 'supplement', data, date }, sender);
  }

  /** The citizen takes the application back. */
  async withdraw(
    number: string,
    { at, proof }: Withdrawal,
    sender: Sender,
  ): Promise<Outcome<CaseAnswer>> {
    const proven = await this.#proves(number, proof, sender.by);
    return proven.ok ? this.send(number, { do: 'withdraw', at }, sender) : proven;
  }

  /** A terminal alone may change nobody's case: the slip's password or the applicant's card comes with it. */
  async #proves(number: string, proof: CitizenProof, from: string): Promise<Outcome<Opened>> {
    if (proof.kind === 'password') return this.knows({ number, password: proof.password }, from);
    const opened = await this.open(number);
    if (opened === undefined) return refuse(refusal('case-unknown'));
    const subject = this.#own.vault.subjectOf(proof.applicant.idNumber);
    return subject === opened.one.subject
      ? { ok: true, answer: opened }
      : refuse(refusal('not-the-applicant'));
  }

  /**
   * Whether number and password belong together. Wrong ones are counted, per case and per asker (`from`: a
   * terminal, an address), and lock either for a while.
   */
  async knows({ number, password }: AskProgress, from: string): Promise<Outcome<Opened>> {
    const perCase = [`progress/${number}`];
    const perAsker = [`progress-from/${from}`];
    if (await this.#perCase.locked([...perCase, ...perAsker])) {
      return refuse(refusal('progress-locked'));
    }
    const opened = await this.open(number);
    const kept = await this.#own.vault.read('submission', `password.${number}`);
    if (opened === undefined || kept !== this.#password(number, password)) {
      await this.#perCase.failed(perCase);
      await this.#perAsker.failed(perAsker);
      return refuse(refusal('progress-wrong'));
    }
    await this.#perCase.succeeded(perCase);
    // At a terminal the next citizen starts afresh; an address on the net does not.
    if (from.startsWith('terminal/')) await this.#perAsker.succeeded(perAsker);
    return { ok: true, answer: opened };
  }

  #password(number: string, password: string): string {
    return keyedDigest(this.#own.key, `password:${number}:${password}`);
  }
}

type Materials = CaseSubmission['materials'];
const pagesOf = (materials: Materials): readonly PageRef[] =>
  materials.flatMap((material) => material.pages);

const providedOf = ({ material, how, pages }: Materials[number]) => ({
  material,
  how,
  pages: pages.map(({ sha256 }) => sha256),
});
