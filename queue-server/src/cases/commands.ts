import type { CaseEvent, Deadline, ServiceItem } from '../protocol/index.ts';
import type { WorkingCalendar } from '../rules/index.ts';
import type { LegalNumbers } from './clock.ts';
import type { Case, Clocks } from './state.ts';

type Data<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];

/** What a decision on a case may know of its surroundings: the item as it was applied for, the calendar, today. */
export interface Setting {
  readonly item: Pick<ServiceItem, 'type' | 'caseType' | 'limits' | 'result'>;
  readonly calendar: WorkingCalendar;
  readonly numbers: LegalNumbers;
  /** Legal date at the case's site. */
  readonly today: string;
}

/** What can be asked of a case. Notices are sealed before and named here by their id. */
export type CaseCommand = { readonly setting: Setting } & (
  | { readonly do: 'submit'; readonly data: Omit<Data<'case-submitted'>, 'clock' | 'acceptBy'> }
  | { readonly do: 'note-deposit'; readonly data: Data<'originals-deposited'> }
  | { readonly do: 'note-taken-back'; readonly deposit: string }
  | { readonly do: 'note-collected'; readonly data: Data<'originals-collected'> }
  | { readonly do: 'reconcile'; readonly data: Omit<Data<'originals-reconciled'>, 'account'> }
  | { readonly do: 'register' }
  | {
      readonly do: 'supplement';
      readonly data: Omit<Data<'materials-added'>, 'clock' | 'acceptBy'>;
      /** Legal date on which the supplement was handed in. */
      readonly date: string;
    }
  | { readonly do: 'pre-check' }
  | { readonly do: 'ask-correction'; readonly notice: string; readonly materials: string[] }
  | { readonly do: 'accept' }
  | { readonly do: 'not-accept'; readonly notice: string }
  | { readonly do: 'start-review' }
  | {
      readonly do: 'special-start';
      readonly notice: string;
      readonly kind: Data<'special-procedure-started'>['kind'];
    }
  | { readonly do: 'special-end' }
  | { readonly do: 'extend'; readonly notice: string; readonly workingDays: number }
  | { readonly do: 'grant' }
  | { readonly do: 'deny'; readonly notice: string }
  | { readonly do: 'finish' }
  | { readonly do: 'make-certificate' }
  | { readonly do: 'send-result'; readonly data: Data<'result-sent'> }
  | { readonly do: 'send-originals'; readonly data: Data<'originals-sent'> }
  | { readonly do: 'return-originals'; readonly how: 'locker' | 'window'; readonly at: string }
  | { readonly do: 'withdraw-result'; readonly data: Data<'result-withdrawn'> }
  | { readonly do: 'dispute'; readonly data: Data<'delivery-disputed'> }
  | { readonly do: 'deliver'; readonly how: 'locker' | 'window'; readonly at: string }
  | { readonly do: 'archive' }
  | { readonly do: 'withdraw'; readonly at: string }
  | { readonly do: 'return'; readonly notice: string }
);

export type Act<Do extends CaseCommand['do']> = Extract<CaseCommand, { readonly do: Do }>;

export interface CaseAnswer {
  readonly number: string;
  readonly state: Case['state'];
  readonly seq: number;
  readonly clock: Clocks;
  readonly acceptBy: Deadline | null;
}
