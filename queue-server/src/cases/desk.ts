import { keyedDigest } from './cipher.ts';
import type { Vault } from './vault.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import { feedOf, type Site } from '../city.ts';
import type { Address, Outcome, Refusal, Sender } from '../journal/index.ts';
import type { AskProgress, CitizenProof } from '../protocol/index.ts';
import { legalDate, type CompiledItem } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Parts } from '../room.ts';
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

export interface DeskParts {
  readonly parts: Parts;
  readonly shelf: Shelf;
  readonly vault: Vault;
  readonly terminals: ReadonlyMap<string, TerminalPlan>;
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

  /** A terminal alone may change nobody's case: the slip's password or the applicant's card comes with it. */
  async proves(number: string, proof: CitizenProof, from: string): Promise<Outcome<Opened>> {
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
    if (opened === undefined || kept !== this.passwordOf(number, password)) {
      await this.#perCase.failed(perCase);
      await this.#perAsker.failed(perAsker);
      return refuse(refusal('progress-wrong'));
    }
    await this.#perCase.succeeded(perCase);
    // At a terminal the next citizen starts afresh; an address on the net does not.
    if (from.startsWith('terminal/')) await this.#perAsker.succeeded(perAsker);
    return { ok: true, answer: opened };
  }

  /** What is kept of a query password. */
  passwordOf(number: string, password: string): string {
    return keyedDigest(this.#own.key, `password:${number}:${password}`);
  }
}
