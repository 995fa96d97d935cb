import type { Outcome } from '../command/outcome.ts';

/** A date of the card, as ISO 8601 calendar date. */
export type CardDate = string;

/** One identity card as read from its chip; the field names are printed by `device exec … read`. */
export interface IdentityCard {
  readonly card: 'citizen' | 'foreigner-2017' | 'foreigner-2023' | 'hmt-permit';
  /** Whole, as on the chip, which cuts a name at 15 characters. */
  readonly name: string;
  readonly englishName?: string;
  readonly sex: 'male' | 'female' | 'unknown' | 'unspecified';
  /** The Chinese word of GB/T 3304, e.g. 汉; citizens only. */
  readonly ethnicity?: string;
  /** Alpha-3 of GB/T 2659; foreigners only. */
  readonly nationality?: string;
  readonly birthDate: CardDate;
  readonly address?: string;
  readonly number: string;
  readonly issuer?: string;
  readonly validFrom: CardDate;
  readonly validTo: CardDate | 'long-term';
  /** Opaque: no open decoder of the WLT picture exists. `bytes` is base64. */
  readonly photo: { readonly encoding: 'wlt'; readonly bytes: string };
}

export interface ReadOptions {
  /** How long to wait for a card to be laid down, in milliseconds; 0 asks once. */
  readonly waitMs?: number;
}

export interface IdentityReader {
  /**
   * Waits for a card and reads it. Failures: `no-card` (nobody came), `card-removed` (taken away
   * in mid-read), `card-unreadable`, `card-rejected`, `card-not-recognised`, `reader-fault`.
   */
  read(options?: ReadOptions): Promise<Outcome<IdentityCard>>;
  /** Whether a card lies on the reader now, also after it was read ("take your card"). */
  present(): Promise<Outcome<boolean>>;
  /** The newest address written to the chip after issue, or null when there is none. */
  appendedAddress(): Promise<Outcome<string | null>>;
  /** The security module's own number, e.g. `05.03-20200101-0000000001-0000000002`. */
  moduleId(): Promise<Outcome<string>>;
}
