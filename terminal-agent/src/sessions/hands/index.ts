import type { Doors } from '../../custody/doors.ts';
import type { Fleet } from '../../devices/index.ts';
import type { Checkpoint } from '../../effects/index.ts';
import type { Log } from '../../log.ts';
import type { Clock, Papers, Rng } from '../../ports/index.ts';
import type { Press } from '../../printing/index.ts';
import type { Ledger } from '../../store/ledger.ts';
import type { Vault } from '../../store/vault.ts';
import type { Server } from '../../sync/server.ts';
import type { News } from '../../sync/inbox.ts';
import type { Desk } from '../desk.ts';
import { checkInRefusal } from '../check-in.ts';
import type { Input } from '../input.ts';
import type { Session } from '../session.ts';
import { brokenSheet } from '../sheet.ts';
import type { Task } from '../task.ts';
import type { World } from '../world.ts';
import { cardRead, readCards, watchCard } from './cards.ts';
import { askCertificates, printCertificate } from './certificates.ts';
import { checkCode } from './codes.ts';
import { askProgress, rate, signInStaff } from './counter.ts';
import { openDoor } from './doors.ts';
import { joinSides, scanPage, type Pages } from './pages.ts';
import { forgetDraft, keepDraft, openKeptDraft, scanCode } from './drafts.ts';
import { sheetReporter, sheetThere } from './sheets.ts';
import { submit } from './submit.ts';
import { checkIn, takeTicket } from './tickets.ts';

/** What the hands reach: every room of the agent that does something for a session. */
export interface Reach {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly log: Log;
  readonly at: Checkpoint;
  readonly ledger: Ledger;
  readonly fleet: Fleet;
  readonly doors: Doors | null;
  readonly press: Press;
  readonly server: Server;
  readonly news: News;
  readonly vault: Vault;
  readonly papers: Papers;
  readonly pages: Pages;
  readonly world: () => World;
  readonly terminal: {
    readonly id: string;
    /** Three digits. */
    readonly serial: string;
    readonly site: string;
    /** Six digits. */
    readonly region: string;
    readonly hall: string | null;
  };
  /** Key of holder and code digests; null where there is no cabinet. */
  readonly cabinetKey: Uint8Array | null;
}

/** Tells the session a result; a session that is over hears nothing. */
export type Tell = (input: Input) => void;

/** The hands of the desk: tasks in, inputs out, each with its own deadline. */
export interface Hands {
  carryOut(task: Task, session: Session, desk: Desk): void;
  close(): void;
}

export function createHands(reach: Reach): Hands {
  const { ledger, log } = reach;
  /** Reading cards goes on until the step is left or the session ends. */
  let reading = { session: '', control: new AbortController() };
  let watching = new AbortController();
  // Beginnings and ends of sessions happen in their order.
  let order: Promise<unknown> = Promise.resolve();
  const inOrder = (work: () => Promise<unknown>): void => {
    order = order.then(work).catch(failed('session'));
  };
  const failed = (task: string) => (error: unknown) =>
    log({ event: 'task.failed', task, error: error instanceof Error ? error.message : 'unknown' });

  async function end(how: Extract<Task, { type: 'end' }>['how']): Promise<void> {
    reach.pages.forgetAll();
    for (const { compartment, reservation, visit, flag } of ledger.cabinet?.compartments.values() ??
      []) {
      if ((reservation === null && visit === null) || flag?.state === 'inspect') continue;
      await ledger.custody({ type: 'abandon', compartment: compartment.id, because: how });
    }
    await ledger.record({ type: 'end-session', how });
  }

  async function does(task: Task, session: Session, desk: Desk, tell: Tell): Promise<void> {
    switch (task.type) {
      case 'read-card': {
        reading.control.abort();
        const control = new AbortController();
        reading = { session: session.id, control };
        if (session.service === 'apply' || session.service === 'drop-off') reach.papers.prepare?.();
        const card = await readCards(reach, control.signal, tell);
        // Read in the moment in which another screen took over: it goes to whoever asks now.
        const asked = reading.session === session.id && !reading.control.signal.aborted;
        if (card === null || !asked) return;
        reading.control.abort();
        return tell(cardRead(reach, card));
      }
      case 'stop-reading':
        return reading.control.abort();
      case 'watch-card':
        watching.abort();
        watching = new AbortController();
        return watchCard(reach, watching.signal, tell, () => desk.stage.session?.id === session.id);
      case 'scan':
        return scanPage(reach, tell);
      case 'forget-page':
        return reach.pages.forget(task.page);
      case 'join-sides':
        return joinSides(reach, task.sides, tell);
      case 'submit':
        return submit(reach, task.draft, tell);
      case 'open-door':
        return openDoor(reach, task, tell);
      case 'conclude': {
        const outcome = await ledger.custody(task.command);
        const refused = outcome.ok ? null : outcome.refused.code;
        return tell({ type: 'concluded', what: task.what, refused });
      }
      case 'print': {
        const { language, elder } = desk.stage.modes;
        const report = sheetReporter(reach, task.slip);
        return reach.press.print(
          {
            slip: task.slip,
            about: task.about,
            voids: task.voids,
            english: language === 'en',
            large: elder,
          },
          (print) => {
            tell({ type: 'print', slip: task.slip.kind, print });
            report(print).catch(failed('slip'));
          },
        );
      }
      case 'sheet-there':
        return sheetThere(reach, task);
      case 'keep-draft':
        return keepDraft(reach, task, tell);
      case 'scan-code': {
        reading.control.abort();
        const control = new AbortController();
        reading = { session: session.id, control };
        return scanCode(reach, control.signal, tell);
      }
      case 'open-draft':
        return openKeptDraft(reach, task.code, session, tell);
      case 'forget-draft':
        return forgetDraft(reach, task.id);
      case 'check-code':
        return tell({ type: 'code-checked', result: await checkCode(reach, task.slip, task.code) });
      case 'take-ticket':
        return takeTicket(reach, task, session, tell);
      case 'check-in':
        return checkIn(reach, task, tell);
      case 'ask-progress':
        return askProgress(reach, task.by, session, tell);
      case 'ask-certificates':
        return askCertificates(reach, session, tell);
      case 'print-certificate':
        return printCertificate(reach, task, session, tell);
      case 'sign-in-staff':
        return signInStaff(reach, task.account, task.code, tell);
      case 'rate':
        return rate(reach, task);
      case 'refresh-hall':
        return reach.news.refreshHall();
      case 'call-help':
        await ledger.record({
          type: 'call-duty',
          about: `${session.at.step} ${task.reference}`,
          because: 'help',
        });
        return tell({ type: 'help-called', told: reach.server.online });
      case 'call-duty':
        await ledger.record({ type: 'call-duty', about: task.about, because: task.because });
        return;
      case 'begin':
        return inOrder(() => ledger.record({ type: 'start-session', session: task.session }));
      case 'end':
        return inOrder(() => end(task.how));
    }
  }

  return {
    carryOut(task, session, desk) {
      const tell: Tell = (input) => desk.deliver(session.id, input);
      does(task, session, desk, tell).catch((error: unknown) => {
        failed(task.type)(error);
        const result = brokenOff(task);
        if (result !== null) tell(result);
      });
    },
    close() {
      reading.control.abort();
      watching.abort();
    },
  };
}

const silence = { kind: 'silence', because: 'cancelled' } as const;

/** A task that broke off by a bug or a failing disk: the one in front must not wait for ever. */
function brokenOff(task: Task): Input | null {
  const code = 'broken-off';
  switch (task.type) {
    case 'scan':
      return { type: 'scan-failed', code };
    case 'join-sides':
      return { type: 'sides-apart' };
    case 'submit':
      return { type: 'submit-failed', code };
    case 'open-door': {
      const { compartment } = task;
      return { type: 'door-answered', compartment, answer: 'refused', because: code };
    }
    case 'conclude':
      return { type: 'concluded', what: task.what, refused: code };
    case 'check-code':
      return { type: 'code-checked', result: { ok: false, code: 'wrong', attemptsLeft: null } };
    case 'take-ticket':
      return { type: 'ticket-refused', code };
    case 'check-in':
      return { type: 'check-in-refused', error: checkInRefusal(silence, 'UTC') };
    case 'ask-progress':
      return { type: 'progress-failed', code: 'offline' };
    case 'ask-certificates':
      return { type: 'certificates-failed', code };
    case 'print-certificate':
      return { type: 'certificate-refused', code };
    case 'sign-in-staff':
      return { type: 'staff-refused', code: 'offline' };
    case 'read-card':
      return { type: 'card-failed', code };
    case 'print': {
      const { kind } = task.slip;
      return { type: 'print', slip: kind, print: brokenSheet(kind) };
    }
    case 'keep-draft':
      return { type: 'draft-not-saved' };
    case 'open-draft':
      return { type: 'draft-refused', error: 'damaged' };
    case 'stop-reading':
    case 'watch-card':
    case 'forget-page':
    case 'scan-code':
    case 'forget-draft':
    case 'sheet-there':
    case 'rate':
    case 'refresh-hall':
    case 'call-help':
    case 'call-duty':
    case 'begin':
    case 'end':
      return null;
  }
}
