import { readIdentityNumber } from '@banshi/queue-server/rules';
import type { Words } from '../locales/index.ts';
import { bookingWords } from './booking-words.ts';

export type ContactKind = 'phone' | 'card' | 'either';

/** What to ask for, and why. */
export const askFor: Readonly<
  Record<ContactKind, { readonly label: Words; readonly hint: Words }>
> = {
  phone: { label: bookingWords.phone, hint: bookingWords.phoneHint },
  card: { label: bookingWords.card, hint: bookingWords.cardHint },
  either: { label: bookingWords.either, hint: bookingWords.phoneHint },
};

const isPhone = (text: string): boolean => /^(\+?86)?(1[3-9]\d{9}|0\d{9,11})$/.test(text);

/** What is wrong with it, if anything: told while it can still be corrected. The server decides. */
export function contactFault(kind: ContactKind, said: string, today: string): Words | null {
  const text = said.replaceAll(/[\s-]/g, '');
  const card = () => readIdentityNumber(text, today).ok;
  switch (kind) {
    case 'phone':
      return isPhone(text) ? null : bookingWords.phoneWrong;
    case 'card':
      return card() ? null : bookingWords.cardWrong;
    case 'either':
      return isPhone(text) || card() ? null : bookingWords.phoneWrong;
  }
}
