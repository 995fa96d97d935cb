import type { Rng } from '../ports/rng.ts';
import type { DomainEvent, Recorded } from './event.ts';

/** An expected "no" with a stable code; the edge turns it into a problem document. */
export interface Refusal {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What a decision may know besides the state and the command. */
export interface DecisionContext {
  /** Epoch milliseconds, the `at` of the events decided now. */
  readonly now: number;
  /** Who sends the command; recorded as the events' `by`. */
  readonly by: string;
  readonly rng: Rng;
  readonly stream: string;
  /** The number the first event of this decision will bear. */
  readonly nextSeq: number;
}

/** A command to another stream of the same feed, decided in the same transaction: all or nothing. */
export interface FollowUp {
  readonly stream: string;
  readonly command: unknown;
}

export type Decision<Event extends DomainEvent, Answer> =
  | {
      readonly events: readonly Event[];
      readonly answer: Answer;
      /** The state the events lead to, where deciding had to know it; the journal then need not ask again. */
      readonly leadsTo?: unknown;
      readonly also?: readonly FollowUp[];
    }
  | { readonly refused: Refusal };

/** How a state is kept between restarts. Bump `version` whenever the shape or `evolve` changes. */
export interface SnapshotRule<State> {
  readonly version: number;
  /** A snapshot is written after this many events; more, where the state is large. */
  readonly every: number | ((state: State) => number);
  /** To plain JSON and back. */
  readonly save: (state: State) => unknown;
  readonly load: (saved: unknown) => State;
}

/**
 * The rule of one kind of stream. `decide` may refuse and must not change anything; `evolve` may
 * not refuse. Both are pure; states are immutable values.
 */
export interface Decider<State, Command, Event extends DomainEvent, Answer> {
  readonly kind: string;
  readonly initial: (stream: string) => State;
  readonly decide: (
    state: State,
    command: Command,
    context: DecisionContext,
  ) => Decision<Event, Answer>;
  readonly evolve: (state: State, event: Recorded<Event>) => State;
  /** Its commands are plain JSON, so another node may decide them. */
  readonly portable?: boolean;
  readonly snapshot?: SnapshotRule<State>;
}

/** A decider whose types the journal need not know. */
export interface AnyDecider {
  readonly kind: string;
  readonly initial: (stream: string) => unknown;
  readonly decide: (
    state: never,
    command: never,
    context: DecisionContext,
  ) => Decision<DomainEvent, unknown>;
  readonly evolve: (state: never, event: never) => unknown;
  readonly portable?: boolean;
  readonly snapshot?: {
    readonly version: number;
    readonly every: number | ((state: never) => number);
    readonly save: (state: never) => unknown;
    readonly load: (saved: unknown) => unknown;
  };
}

export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly refused: Refusal };
