/** One message to the server that must arrive exactly once, in order. */
export interface Letter {
  /** The idempotency key of the request. */
  readonly id: string;
  /** What it is, for the log and for what waits on it: `case`, `file`, `ticket`, `rating`, … */
  readonly kind: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly mediaType: string;
  /** Plain JSON without personal data, or the name of an encrypted paper that holds the body. */
  readonly body: { readonly json: unknown } | { readonly sealed: string };
  /** The case or ticket it is about. */
  readonly about: string | null;
}

/** A sheet that was promised a serial and is not settled yet. */
export interface OpenPrint {
  readonly serial: string;
  readonly what: string;
  readonly about: string | null;
  readonly sent: boolean;
}

/** Numbers this terminal may give out by itself. */
export interface Range {
  readonly id: string;
  readonly hall: string;
  readonly queue: string;
  readonly businessDay: string;
  readonly prefix: string;
  readonly next: number;
  readonly to: number;
}

/** Wrong codes tried for one slip: five lock its code, a restart does not forget them. */
export interface Guesses {
  readonly wrong: number;
  readonly locked: boolean;
}

/** The state of `terminal/<id>`: everything of its own that one terminal must not forget. */
export interface Terminal {
  readonly epoch: number;
  readonly session: string | null;
  readonly outbox: ReadonlyMap<string, Letter>;
  /** Letters the server refused for good: kept for staff, never silently dropped. */
  readonly setAside: ReadonlyMap<string, { readonly status: number; readonly code: string }>;
  readonly prints: ReadonlyMap<string, OpenPrint>;
  readonly printed: number;
  /** The newest legal date a case number was made for, and its serial. */
  readonly cases: { readonly date: string; readonly serial: number };
  /** Cases filed here, newest last, with the time in epoch ms: what staff see beside a deposit. */
  readonly filed: ReadonlyMap<string, { readonly item: string; readonly at: number }>;
  readonly ranges: ReadonlyMap<string, Range>;
  readonly guesses: ReadonlyMap<string, Guesses>;
}

export const newTerminal: Terminal = {
  epoch: 0,
  session: null,
  outbox: new Map(),
  setAside: new Map(),
  prints: new Map(),
  printed: 0,
  cases: { date: '', serial: 0 },
  filed: new Map(),
  ranges: new Map(),
  guesses: new Map(),
};
