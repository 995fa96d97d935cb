import type { Outcome } from '../command/outcome.ts';

/** EF05 and EF06 of the social security card application; what a card leaves out is left out. */
export interface SocialSecurityCard {
  /** 社会保障卡号 */
  readonly cardNumber?: string;
  /** Hex; its first three bytes are the city's code. */
  readonly cardId: string;
  readonly cardClass?: string;
  readonly specVersion?: string;
  /** Hex: the agency that initialised the card. */
  readonly agency?: string;
  /** ISO 8601 calendar dates. */
  readonly issuedOn?: string;
  readonly expiresOn?: string;
  /** 社会保障号码: the citizen's own number. */
  readonly number: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unknown' | 'unspecified';
  /** The Chinese word of GB/T 3304. */
  readonly ethnicity?: string;
  /** Code of GB/T 2260, six digits. */
  readonly birthplace?: string;
  readonly birthDate?: string;
}

/** The three tracks of a magnetic stripe; a track that could not be read is null. */
export interface Swipe {
  readonly tracks: readonly [string | null, string | null, string | null];
}

export interface CardReader {
  /** Whether a card is in the slot or field. Stripe readers answer `not-supported`. */
  present(): Promise<Outcome<boolean>>;
  /** Waits for a chip card and powers it; the value is its answer to reset, in hex. */
  connect(options?: { readonly waitMs?: number }): Promise<Outcome<{ readonly atr: string }>>;
  /** One command to the card, powered first if need be; the value ends with SW1 SW2. 61xx and 6Cxx are followed. */
  transmit(apdu: Uint8Array): Promise<Outcome<Uint8Array>>;
  /** Waits for the card like `connect`; `card-not-recognised` when it holds no such application. */
  readSocialSecurity(options?: { readonly waitMs?: number }): Promise<Outcome<SocialSecurityCard>>;
  /** Waits for a stripe; chip readers answer `not-supported`. */
  swipe(options?: { readonly waitMs?: number }): Promise<Outcome<Swipe>>;
}
