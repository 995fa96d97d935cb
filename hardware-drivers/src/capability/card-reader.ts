import type { Outcome } from '../command/outcome.ts';

/** EF05 and EF06 of the social security card application. */
export interface SocialSecurityCard {
  readonly cardNumber: string;
  readonly cardId: string;
  readonly cardClass: string;
  readonly specVersion: string;
  readonly agency: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly number: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unknown' | 'unspecified';
  readonly ethnicity?: string;
  readonly birthplace?: string;
  readonly birthDate: string;
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
  /** One command to the powered card; the value ends with SW1 SW2. 61xx and 6Cxx are followed. */
  transmit(apdu: Uint8Array): Promise<Outcome<Uint8Array>>;
  readSocialSecurity(): Promise<Outcome<SocialSecurityCard>>;
  /** Waits for a stripe; chip readers answer `not-supported`. */
  swipe(options?: { readonly waitMs?: number }): Promise<Outcome<Swipe>>;
}
