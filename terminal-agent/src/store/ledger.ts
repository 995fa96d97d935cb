import {
  openJournal,
  type Decider,
  type DomainEvent,
  type Journal,
  type Outcome,
  type Store,
} from '@banshi/queue-server/journal';
import type { Compartment } from '@banshi/queue-server/protocol';
import {
  cabinetDecider,
  type Cabinet,
  type CustodyCommand,
  type Grants,
} from '../custody/index.ts';
import type { Checkpoint } from '../effects/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import { grantsDecider, type LearnGrants } from './grants-decider.ts';
import { terminalDecider, type TerminalCommand } from './terminal-decider.ts';
import type { Terminal } from './terminal-state.ts';

export interface LedgerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly at: Checkpoint;
  readonly terminal: string;
  readonly cabinet: { readonly id: string; readonly compartments: readonly Compartment[] } | null;
}

/**
 * What this terminal remembers: its streams in one journal, and their states as of the last
 * commit. A command resolves after the durable commit; listeners are told before it resolves.
 */
export interface Ledger {
  readonly journal: Journal;
  readonly feed: string;
  readonly streams: { readonly terminal: string; readonly cabinet: string | null };
  readonly terminal: Terminal;
  readonly cabinet: Cabinet | null;
  readonly grants: Grants;
  /** The newest number of the local copy of the grants. */
  readonly grantsSeq: number;
  record(command: TerminalCommand): Promise<Outcome<string | null>>;
  custody(command: CustodyCommand): Promise<Outcome<null>>;
  learn(command: LearnGrants): Promise<Outcome<null>>;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { store, clock, rng, at } = options;
  const cabinetRule = cabinetDecider(options.cabinet?.compartments ?? []);
  const journal = await openJournal({
    store,
    clock,
    rng,
    // One terminal has no crowd to gather: decide at once, and the same way in a simulation.
    defer: queueMicrotask,
    deciders: [terminalDecider, cabinetRule, grantsDecider],
  });
  const feed = `terminal-${options.terminal}`;
  const streams = {
    terminal: `terminal/${options.terminal}`,
    cabinet: options.cabinet === null ? null : `cabinet/${options.cabinet.id}`,
  };
  const grantsStream = options.cabinet === null ? null : `grants/${options.cabinet.id}`;
  const listeners = new Set<() => void>();
  let terminal = (await journal.state(terminalDecider, { feed, stream: streams.terminal })).state;
  let cabinet: Cabinet | null = null;
  let grants: Grants = new Map();
  let grantsSeq = 0;
  if (streams.cabinet !== null && grantsStream !== null) {
    cabinet = (await journal.state(cabinetRule, { feed, stream: streams.cabinet })).state;
    const known = await journal.state(grantsDecider, { feed, stream: grantsStream });
    grants = known.state;
    grantsSeq = known.seq;
  }

  async function commit<
    State,
    Command extends { readonly type: string },
    Event extends DomainEvent,
    Answer,
  >(
    decider: Decider<State, Command, Event, Answer>,
    stream: string,
    command: Command,
    adopt: (state: State, seq: number) => void,
  ): Promise<Outcome<Answer>> {
    await at(`${decider.kind}.${command.type}.before-commit`);
    const address = { feed, stream };
    const outcome = await journal.execute(decider, address, command, { by: options.terminal });
    if (!outcome.ok) return outcome;
    await at(`${decider.kind}.${command.type}.after-commit`);
    const now = await journal.state(decider, address);
    adopt(now.state, now.seq);
    for (const listener of listeners) listener();
    return outcome;
  }

  return {
    journal,
    feed,
    streams,
    get terminal() {
      return terminal;
    },
    get cabinet() {
      return cabinet;
    },
    get grants() {
      return grants;
    },
    get grantsSeq() {
      return grantsSeq;
    },
    record: (command) =>
      commit(terminalDecider, streams.terminal, command, (state) => (terminal = state)),
    custody: (command) => {
      if (streams.cabinet === null)
        return Promise.resolve({ ok: false, refused: { code: 'no-cabinet' } });
      return commit(cabinetRule, streams.cabinet, command, (state) => (cabinet = state));
    },
    learn: (command) => {
      if (grantsStream === null)
        return Promise.resolve({ ok: false, refused: { code: 'no-cabinet' } });
      return commit(grantsDecider, grantsStream, command, (state, seq) => {
        grants = state;
        grantsSeq = seq;
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => journal[Symbol.asyncDispose](),
  };
}
