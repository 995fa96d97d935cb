import type { Letter, Range } from './terminal-state.ts';

type Event<Type extends string, Data extends object> = {
  readonly type: Type;
  readonly data: Data;
};

/** What is recorded in `terminal/<id>`. No personal data: those lie encrypted beside it. */
export type TerminalEvent =
  | Event<'booted', { readonly epoch: number; readonly version: string }>
  | Event<'session-started', { readonly session: string }>
  | Event<'session-ended', { readonly session: string; readonly how: SessionEnd }>
  | Event<
      'case-numbered',
      { readonly date: string; readonly serial: number; readonly case: string }
    >
  /** Whose number it is and what it is about is in the sealed letter; here only what staff need. */
  | Event<'case-filed', { readonly case: string; readonly item: string }>
  | Event<'letter-queued', { readonly letter: Letter }>
  | Event<'letter-delivered', { readonly letter: string }>
  | Event<
      'letter-set-aside',
      { readonly letter: string; readonly status: number; readonly code: string }
    >
  | Event<
      'print-reserved',
      {
        readonly serial: string;
        readonly what: string;
        readonly about: string | null;
        readonly voids: string | null;
      }
    >
  | Event<'print-sent', { readonly serial: string }>
  | Event<
      'print-settled',
      {
        readonly serial: string;
        readonly outcome: 'printed' | 'failed' | 'unknown';
        readonly because?: string;
      }
    >
  /** A doubtful sheet was looked for: what the one in front, or the printer, says of it. */
  | Event<
      'print-found',
      { readonly serial: string; readonly there: boolean; readonly by: 'citizen' | 'printer' }
    >
  | Event<'range-leased', { readonly range: Range }>
  | Event<
      'ticket-given-offline',
      { readonly range: string; readonly queue: string; readonly number: string }
    >
  | Event<'code-tried', { readonly slip: string; readonly right: boolean }>
  | Event<'code-guesses-forgiven', { readonly slip: string }>
  | Event<'staff-signed-in', { readonly account: string }>
  | Event<'duty-called', { readonly about: string; readonly because: string }>;

export type SessionEnd = 'finished' | 'left' | 'idle' | 'restarted';
