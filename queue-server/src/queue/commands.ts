import type { SettingsChange } from '../halls/changes.ts';
import type {
  IssueTicket,
  IssuedTicket,
  NextTicket,
  NumberRange,
  ReportSlip,
  TicketView,
  Transfer,
  WindowView,
} from '../protocol/index.ts';

/** A booking that is checked in: where it stands among those who walked in. */
export interface Booked {
  readonly appointment: string;
  /** Start of the slot, epoch milliseconds. */
  readonly start: number;
}

/** What can be asked of a hall. Clerks' commands name the window or the ticket they act on. */
export type HallCommand =
  | {
      readonly do: 'issue';
      readonly ticket: IssueTicket;
      readonly terminal: string | null;
      /** Who says who the citizen is: a terminal that read a card, or a clerk. */
      readonly identified?: boolean;
      readonly booked?: Booked;
    }
  | { readonly do: 'open'; readonly window: string }
  | {
      readonly do: 'pause';
      readonly window: string;
      readonly reason: string;
      readonly anybodys?: boolean;
    }
  | {
      readonly do: 'close';
      readonly window: string;
      /** From whoever runs the hall: also the window somebody else sits at. */
      readonly anybodys?: boolean;
      readonly reason?: string;
    }
  | { readonly do: 'next'; readonly window: string; readonly silent?: boolean }
  | {
      readonly do: 'call';
      readonly window: string;
      readonly ticket: string;
      readonly silent?: boolean;
    }
  | {
      readonly do: 'walk-up';
      readonly window: string;
      readonly queue: string;
      readonly case?: string;
    }
  | { readonly do: 'recall'; readonly ticket: string }
  | { readonly do: 'start'; readonly ticket: string }
  | { readonly do: 'finish'; readonly ticket: string }
  | { readonly do: 'continue'; readonly ticket: string; readonly add: readonly string[] }
  | { readonly do: 'no-show'; readonly ticket: string }
  | { readonly do: 'resume'; readonly ticket: string }
  | {
      readonly do: 'hold';
      readonly ticket: string;
      readonly reason: string;
      readonly minutes: number | null;
    }
  | {
      readonly do: 'park';
      readonly ticket: string;
      readonly pool: string | null;
      readonly reason: string;
    }
  | { readonly do: 'transfer'; readonly ticket: string; readonly to: Transfer['to'] }
  /** From whoever runs the hall: out of a window where nobody finishes it. */
  | { readonly do: 'give-back'; readonly ticket: string; readonly reason: string }
  | { readonly do: 'cancel'; readonly ticket: string }
  | { readonly do: 'leave'; readonly ticket: string }
  | { readonly do: 'more-time'; readonly ticket: string }
  | { readonly do: 'undo'; readonly seq: number; readonly anybodys: boolean }
  | { readonly do: 'slip'; readonly ticket: string; readonly report: ReportSlip }
  | { readonly do: 'reprint'; readonly ticket: string }
  | { readonly do: 'stop-issue'; readonly queue: string | null; readonly reason: string }
  | { readonly do: 'allow-issue'; readonly queue: string | null }
  | {
      readonly do: 'change-settings';
      readonly change: SettingsChange;
      /** The version the manager saw; another one since then is told, not overwritten. */
      readonly version: number;
      readonly reason: string;
      readonly from?: 'now' | 'next-day';
    }
  | {
      readonly do: 'restore-settings';
      /** Everything that differed from the founding then, and what waited for the next day. */
      readonly change: SettingsChange;
      readonly later?: SettingsChange;
      /** The version gone back to. */
      readonly restores: number;
      readonly version: number;
      readonly reason: string;
    }
  | {
      readonly do: 'lease';
      readonly queue: string;
      readonly terminal: string;
      readonly count: number;
    }
  /** Time passed: let what is due happen. */
  | { readonly do: 'tick' };

export type Act<Do extends HallCommand['do']> = Extract<HallCommand, { readonly do: Do }>;

export type HallAnswer =
  | {
      readonly kind: 'issued';
      readonly ticket: Omit<IssuedTicket, 'statusUrl'>;
      /** The number of the event that gave it. */
      readonly seq: number;
    }
  | { readonly kind: 'next'; readonly next: NextTicket }
  | { readonly kind: 'ticket'; readonly ticket: TicketView; readonly seq: number }
  | { readonly kind: 'window'; readonly view: WindowView; readonly seq: number }
  | { readonly kind: 'range'; readonly range: NumberRange }
  | { readonly kind: 'settings'; readonly version: number }
  | { readonly kind: 'done'; readonly seq: number };
