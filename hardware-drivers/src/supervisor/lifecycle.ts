import type { Failure } from '../command/failure.ts';

/** What the device says it is. */
export interface Identity {
  readonly maker?: string;
  readonly model?: string;
  readonly serialNumber?: string;
  readonly firmware?: string;
}

/**
 * The life of one device: absent → opening → identifying → ready ⇄ degraded → recovering → faulted.
 * Times are epoch milliseconds. Only `ready` and `degraded` devices can be used.
 */
export type Lifecycle =
  /** Nothing there (or closed by us: `because` is then missing). */
  | { readonly state: 'absent'; readonly since: number; readonly because?: Failure }
  | { readonly state: 'opening'; readonly since: number; readonly attempt: number }
  | { readonly state: 'identifying'; readonly since: number; readonly attempt: number }
  | { readonly state: 'ready'; readonly since: number; readonly identity: Identity }
  /** It answers, but not always, or not all of it (one silent board of three). */
  | {
      readonly state: 'degraded';
      readonly since: number;
      readonly identity: Identity;
      readonly because: Failure;
    }
  /** Closed on purpose after silence or a hang-up; opens again at `nextTryAt`. */
  | {
      readonly state: 'recovering';
      readonly since: number;
      readonly because: Failure;
      readonly attempt: number;
      readonly nextTryAt: number;
    }
  /** Given up for now: somebody must look. Still tried again, slowly, at `nextTryAt`. */
  | {
      readonly state: 'faulted';
      readonly since: number;
      readonly because: Failure;
      readonly attempt: number;
      readonly nextTryAt: number;
    };

export const usable = (life: Lifecycle): boolean =>
  life.state === 'ready' || life.state === 'degraded';
