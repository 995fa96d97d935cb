import type {
  IssueTicket,
  IssuedTicket,
  NextTicket,
  NumberRange,
  TicketView,
  Transfer,
  WindowView,
} from '../protocol/index.ts';

/** What can be asked of a hall. Clerks' commands name the window or the ticket they act on. */
export type HallCommand =
  | { readonly do: 'issue'; readonly ticket: IssueTicket; readonly terminal: string | null }
  | { readonly do: 'open'; readonly window: string }
  | { readonly do: 'pause'; readonly window: string; readonly reason: string }
  | { readonly do: 'close'; readonly window: string }
  | { readonly do: 'next'; readonly window: string }
  | { readonly do: 'recall'; readonly ticket: string }
  | { readonly do: 'start'; readonly ticket: string }
  | { readonly do: 'finish'; readonly ticket: string }
  | { readonly do: 'no-show'; readonly ticket: string }
  | { readonly do: 'resume'; readonly ticket: string }
  | {
      readonly do: 'hold';
      readonly ticket: string;
      readonly reason: string;
      readonly minutes: number | null;
    }
  | { readonly do: 'transfer'; readonly ticket: string; readonly to: Transfer['to'] }
  | { readonly do: 'cancel'; readonly ticket: string }
  | { readonly do: 'leave'; readonly ticket: string }
  | { readonly do: 'more-time'; readonly ticket: string }
  | { readonly do: 'undo'; readonly seq: number; readonly anybodys: boolean }
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
  | { readonly kind: 'issued'; readonly ticket: Omit<IssuedTicket, 'statusUrl'> }
  | { readonly kind: 'next'; readonly next: NextTicket }
  | { readonly kind: 'ticket'; readonly ticket: TicketView; readonly seq: number }
  | { readonly kind: 'window'; readonly view: WindowView; readonly seq: number }
  | { readonly kind: 'range'; readonly range: NumberRange }
  | { readonly kind: 'done'; readonly seq: number };
