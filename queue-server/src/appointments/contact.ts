import { readIdentityNumber } from '../rules/index.ts';
import type { AppointmentSettings } from '../halls/settings.ts';

const bare = (contact: string): string => contact.replaceAll(/[\s-]/g, '').toUpperCase();

/** A mobile or a landline number, with or without the country's code. */
const isPhone = (contact: string): boolean => /^(\+?86)?(1[3-9]\d{9}|0\d{9,11})$/.test(contact);

/** Whether a contact is of the kind a queue is booked under. It is checked, digested and forgotten. */
export function fits(
  contact: string,
  { contact: kind }: AppointmentSettings,
  today: string,
): boolean {
  if (kind === undefined) return true;
  const said = bare(contact);
  return kind === 'phone' ? isPhone(said) : readIdentityNumber(said, today).ok;
}
