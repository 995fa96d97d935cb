import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Letter } from '../store/terminal-state.ts';
import type { Vault } from '../store/vault.ts';
import { backOff, startLoop, type Loop } from './loop.ts';
import type { Server, ServerAnswer } from './server.ts';

export interface OutboxParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly server: Server;
}

/** Answers after which the same letter may succeed later: not the letter's fault. */
const passing: ReadonlySet<number> = new Set([401, 403, 408, 425, 429]);

/**
 * Sends the letters in their order, each until it is taken: the idempotency key makes the hundredth
 * try have the effect of one. A letter that is refused for good is set aside and duty is told.
 */
export function startOutbox({ clock, log, ledger, vault, server }: OutboxParts): Loop {
  let failures = 0;

  async function turn(signal: AbortSignal): Promise<number> {
    for (;;) {
      const [letter] = ledger.terminal.outbox.values();
      if (letter === undefined || signal.aborted) {
        failures = 0;
        return backOff(6);
      }
      const answer = await send(letter, signal);
      if (answer === 'lost') {
        await setAside(letter, 0, 'paper-lost');
      } else if (answer.kind === 'answer') {
        failures = 0;
        await ledger.record({ type: 'letter-delivered', letter: letter.id });
        await forget(letter);
      } else if (answer.kind === 'refused' && isFinal(answer)) {
        await setAside(letter, answer.status, answer.code);
      } else {
        failures += 1;
        return backOff(failures - 1);
      }
    }
  }

  async function send(letter: Letter, signal: AbortSignal): Promise<ServerAnswer | 'lost'> {
    const { method, path, id: key, mediaType, body } = letter;
    if ('json' in body) return server.request({ method, path, key, json: body.json, signal });
    const paper = await vault.open(body.sealed);
    if (paper === null) return 'lost';
    return server.request({ method, path, key, bytes: { body: paper, mediaType }, signal });
  }

  /** The paper stays: staff still need it. A draft goes: nobody but its owner can read it. */
  async function setAside(letter: Letter, status: number, code: string): Promise<void> {
    await ledger.record({ type: 'set-letter-aside', letter: letter.id, status, code });
    // How a ticket's paper went is good to know, and nothing to wake anybody for.
    if (letter.kind === 'slip') return;
    if (letter.kind === 'draft') return forget(letter);
    await ledger.record({ type: 'call-duty', about: letter.id, because: `letter-refused:${code}` });
  }

  async function forget({ body }: Letter): Promise<void> {
    if (!('sealed' in body)) return;
    // Two pages of one picture share their paper; the last letter takes it along.
    const stillNeeded = [...ledger.terminal.outbox.values()].some(
      (other) => 'sealed' in other.body && other.body.sealed === body.sealed,
    );
    if (!stillNeeded) await vault.remove(body.sealed);
  }

  const loop = startLoop({ name: 'outbox', clock, log }, turn);
  const unsubscribe = [
    ledger.onChange(() => {
      if (failures === 0 && ledger.terminal.outbox.size > 0) loop.wake();
    }),
    server.onLine((online) => {
      if (online) loop.wake();
    }),
  ];
  return {
    wake: () => loop.wake(),
    async stop() {
      for (const leave of unsubscribe) leave();
      await loop.stop();
    },
  };
}

const isFinal = ({ status, code }: Extract<ServerAnswer, { kind: 'refused' }>): boolean =>
  status >= 400 && status < 500 && !passing.has(status) && code !== 'counter-seen';
