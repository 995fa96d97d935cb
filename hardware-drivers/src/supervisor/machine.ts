import type { Failure } from '../command/failure.ts';
import type { Identity, Lifecycle } from './lifecycle.ts';

/** How patient a supervisor is; milliseconds and counts. */
export interface Patience {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** Missed heartbeats in a row until the line is closed and opened again. */
  readonly missesAllowed: number;
  /** Failed attempts in a row until somebody has to look. */
  readonly attemptsBeforeFault: number;
  readonly faultRetryMs: number;
}

export const patience: Patience = {
  firstRetryMs: 250,
  longestRetryMs: 5_000,
  missesAllowed: 2,
  attemptsBeforeFault: 6,
  faultRetryMs: 60_000,
};

export interface Supervised {
  readonly life: Lifecycle;
  /** Failed attempts since it was last ready. */
  readonly attempt: number;
  readonly missed: number;
}

export type Happening =
  | { readonly type: 'started' }
  | { readonly type: 'retry-due' }
  | { readonly type: 'opened' }
  | { readonly type: 'open-failed'; readonly because: Failure }
  | { readonly type: 'identified'; readonly identity: Identity }
  | { readonly type: 'identify-failed'; readonly because: Failure }
  | { readonly type: 'heard' }
  | { readonly type: 'missed'; readonly because: Failure }
  | { readonly type: 'line-lost'; readonly because: Failure }
  | { readonly type: 'closed' };

/** What the shell must do next. */
export type Step =
  | { readonly do: 'open' }
  | { readonly do: 'identify' }
  | { readonly do: 'hang-up' }
  | { readonly do: 'retry-after'; readonly ms: number };

export interface Decision {
  readonly next: Supervised;
  readonly steps: readonly Step[];
}

export const unborn = (at: number): Supervised => ({
  life: { state: 'absent', since: at },
  attempt: 0,
  missed: 0,
});

const backOff = (attempt: number, p: Patience): number =>
  Math.min(p.longestRetryMs, p.firstRetryMs * 2 ** Math.min(attempt - 1, 20));

/** The life of a device as a pure function; `at` is epoch milliseconds. */
export function decide(
  now: Supervised,
  happening: Happening,
  at: number,
  p: Patience = patience,
): Decision {
  switch (happening.type) {
    case 'started':
    case 'retry-due':
      return open(now, at);
    case 'opened':
      return {
        next: { ...now, life: { state: 'identifying', since: at, attempt: now.attempt + 1 } },
        steps: [{ do: 'identify' }],
      };
    case 'open-failed': {
      // Nothing there is no fault: whoever plugs it in wants it back within seconds.
      const attempt = now.attempt + 1;
      return {
        next: {
          life: { state: 'absent', since: at, because: happening.because },
          attempt,
          missed: 0,
        },
        steps: [{ do: 'retry-after', ms: backOff(attempt, p) }],
      };
    }
    case 'identified':
      return {
        next: {
          life: { state: 'ready', since: at, identity: happening.identity },
          attempt: 0,
          missed: 0,
        },
        steps: [],
      };
    case 'identify-failed':
    case 'line-lost':
      return recover(now, happening.because, at, p);
    case 'heard':
      return heard(now, at);
    case 'missed':
      return missed(now, happening.because, at, p);
    case 'closed':
      return { next: unborn(at), steps: [{ do: 'hang-up' }] };
  }
}

function open(now: Supervised, at: number): Decision {
  return {
    next: { ...now, life: { state: 'opening', since: at, attempt: now.attempt + 1 } },
    steps: [{ do: 'open' }],
  };
}

function heard(now: Supervised, at: number): Decision {
  if (now.life.state !== 'degraded') return { next: { ...now, missed: 0 }, steps: [] };
  const { identity } = now.life;
  return { next: { ...now, missed: 0, life: { state: 'ready', since: at, identity } }, steps: [] };
}

function missed(now: Supervised, because: Failure, at: number, p: Patience): Decision {
  const { life } = now;
  if (life.state !== 'ready' && life.state !== 'degraded') return { next: now, steps: [] };
  const count = now.missed + 1;
  if (count >= p.missesAllowed) return recover(now, because, at, p);
  const since = life.state === 'degraded' ? life.since : at;
  return {
    next: {
      ...now,
      missed: count,
      life: { state: 'degraded', since, identity: life.identity, because },
    },
    steps: [],
  };
}

function recover(now: Supervised, because: Failure, at: number, p: Patience): Decision {
  const attempt = now.attempt + 1;
  const hopeless = because.code === 'wrong-device' || attempt >= p.attemptsBeforeFault;
  const ms = hopeless ? p.faultRetryMs : backOff(attempt, p);
  const state = hopeless ? ('faulted' as const) : ('recovering' as const);
  return {
    next: { life: { state, since: at, because, attempt, nextTryAt: at + ms }, attempt, missed: 0 },
    steps: [{ do: 'hang-up' }, { do: 'retry-after', ms }],
  };
}
