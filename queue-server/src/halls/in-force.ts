import type { SettingsInForce } from '../queue/state.ts';
import { changedSettings } from './change-effect.ts';
import { hallOf, type Hall } from './hall.ts';

/** Halls by the change that made them; a change is an immutable value, so this alters no answer. */
const made = new WeakMap<object, WeakMap<Hall, Hall>>();

/** A hall under the settings now in force: those it was founded with, and what managers changed. */
export function hallInForce(founded: Hall, { version, change }: SettingsInForce): Hall {
  if (version === 0) return founded;
  let known = made.get(change);
  if (known === undefined) made.set(change, (known = new WeakMap()));
  let hall = known.get(founded);
  if (hall === undefined) {
    hall = hallOf(changedSettings(founded.settings, change), founded.calendar);
    known.set(founded, hall);
  }
  return hall;
}
