import { keyedDigest } from './cipher.ts';
import type { Vault } from './vault.ts';
import type { Files } from './files.ts';
import type { Shelf } from '../catalogue/shelf.ts';
import { feedOf } from '../city.ts';
import type { Outcome, Refusal, Sender } from '../journal/index.ts';
import type {
  CaseReceived,
  CaseSubmission,
  PageRef,
  Supplement,
  Withdrawal,
} from '../protocol/index.ts';
import { checkSubmission, legalDate } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Parts } from '../room.ts';
import type { TerminalPlan } from '../terminals/plan.ts';
import type { CaseAnswer, CaseCommand } from './commands.ts';
import { caseDecider } from './decide.ts';
import type { CaseDesk } from './desk.ts';

/** A submission whose contents do not pass: where, and why in words. */
export interface Faults {
  readonly faults: readonly { readonly at: string; readonly message: string }[];
}

export interface IntakeParts {
  readonly parts: Parts;
  readonly desk: CaseDesk;
  readonly shelf: Shelf;
  readonly vault: Vault;
  readonly files: Files;
  readonly terminals: ReadonlyMap<string, TerminalPlan>;
  readonly undoMinutes: number;
  /** Digests of submissions. */
  readonly key: Uint8Array;
}

const refuse = (refused: { readonly refused: Refusal }) => ({ ok: false as const, ...refused });
const minute = 60_000;

/** What citizens send from a terminal: applications, papers that come later, and taking it back. */
export class Intake {
  readonly #own: IntakeParts;

  constructor(own: IntakeParts) {
    this.#own = own;
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
    const { desk, shelf, vault, files, terminals, undoMinutes, key, parts } = this.#own;
    const { number, password, item, itemVersion, submittedAt } = submission;
    const plan = terminals.get(submission.terminal);
    const site = parts.city.sites.find(({ id }) => id === submission.site);
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
      setting: desk.settingFor(compiled, site, today),
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
    await vault.keep(
      'submission',
      `password.${number}`,
      subject,
      desk.passwordOf(number, password),
    );
    const { state, seq, clock } = outcome.answer;
    return { ok: true, answer: { number, state, seq, deadline: clock.promised } };
  }

  /** Papers that come later: for a correction, or a material that may follow. */
  async supplement(
    number: string,
    supplement: Supplement,
    sender: Sender,
  ): Promise<Outcome<CaseAnswer>> {
    const { desk, vault, files } = this.#own;
    const proven = await this.#own.desk.proves(number, supplement.proof, sender.by);
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
    return desk.send(number, { do: 'supplement', data, date }, sender);
  }

  /** The citizen takes the application back. */
  async withdraw(
    number: string,
    { at, proof }: Withdrawal,
    sender: Sender,
  ): Promise<Outcome<CaseAnswer>> {
    const proven = await this.#own.desk.proves(number, proof, sender.by);
    return proven.ok ? this.#own.desk.send(number, { do: 'withdraw', at }, sender) : proven;
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
