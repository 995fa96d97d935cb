import { BookingDesk } from '../appointments/booking-desk.ts';
import { aesCipher, keyedDigest } from '../cases/cipher.ts';
import { Vault } from '../cases/vault.ts';
import { KeptMessages } from '../connectors/messages.ts';
import type { HallDesk } from '../queue/desk.ts';
import type { Parts } from '../room.ts';
import { usualReminders } from './notices.ts';
import { ReminderRound } from './round.ts';
import type { ReminderParts } from './routes.ts';
import { ReminderShelf } from './shelf.ts';

/** Everything reminders are made of: the house's vault for numbers, its port for messages. */
export async function openReminders(parts: Parts, desk: HallDesk): Promise<ReminderParts> {
  const { store, clock, rng, city } = parts;
  const services = await parts.secret('services');
  // The same key as the services' own vault: a subject's key there opens here.
  const master = Buffer.from(keyedDigest(services, 'subjects'), 'hex');
  const vault = new Vault({ store, clock, rng, cipher: aesCipher(rng), master });
  const shelf = new ReminderShelf(store, clock, vault);
  const bookings = new BookingDesk(parts, desk);
  const rules = { ...usualReminders, ...city.services?.reminders };
  const round = new ReminderRound({
    ...{ parts, desk, bookings, shelf, rules },
    messages: new KeptMessages(store, clock, vault),
    publicUrl: city.services?.publicUrl ?? 'http://127.0.0.1:7300',
  });
  return { parts, desk, bookings, shelf, round, rules };
}
