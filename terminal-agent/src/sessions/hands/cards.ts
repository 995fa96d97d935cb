import type { IdentityCard } from '@banshi/hardware-drivers';
import { pause } from '../../ports/index.ts';
import type { Input } from '../input.ts';
import type { Reach, Tell } from './index.ts';
import { digestOf } from './codes.ts';

/** How long one question to the reader waits for a card, in ms. */
const waitMs = 15_000;
const betweenMs = 400;
const awayMs = 5_000;

/**
 * Reads until a card was read: a card taken away too early or an unplugged reader is only told.
 * Null when the signal ended it first; a card that was read in that very moment is still returned,
 * because the reader will not give it a second time.
 */
export async function readCards(
  { clock, fleet }: Reach,
  signal: AbortSignal,
  tell: Tell,
): Promise<IdentityCard | null> {
  let troubled = false;
  while (!signal.aborted) {
    const read = await fleet.use('identity-reader', (reader) => reader.read({ waitMs }), {
      signal,
      deadlineMs: waitMs + 15_000,
    });
    if (read.ok) return read.value;
    if (signal.aborted) return null;
    const { code } = read.failure;
    if (code !== 'no-card' || troubled) tell({ type: 'card-failed', code });
    troubled = code !== 'no-card';
    if (!fleet.usable('identity-reader')) {
      await fleet.until('identity-reader', awayMs, signal);
      // Back again: nothing to be troubled about any more.
      if (fleet.usable('identity-reader')) {
        tell({ type: 'card-failed', code: 'no-card' });
        troubled = false;
      }
    }
    await pause(clock, betweenMs, signal);
  }
  return null;
}

/** A card as a session knows it. */
export function cardRead(reach: Reach, card: IdentityCard): Input {
  const { cabinetKey } = reach;
  const digest = cabinetKey === null ? null : digestOf(cabinetKey, card.number.toUpperCase());
  const expired = card.validTo !== 'long-term' && card.validTo < reach.world().today;
  return { type: 'card-read', card, digest, expired };
}

/** Looks whether the card still lies there, until it is gone or the goodbye is over. */
export async function watchCard(
  reach: Reach,
  signal: AbortSignal,
  tell: Tell,
  stillHere: () => boolean,
): Promise<void> {
  while (!signal.aborted && stillHere()) {
    const present = await reach.fleet.use('identity-reader', (reader) => reader.present(), {
      signal,
      deadlineMs: 5_000,
    });
    if (signal.aborted || !present.ok) return;
    tell({ type: 'card-on-reader', present: present.value });
    if (!present.value) return;
    await pause(reach.clock, 1_000, signal);
  }
}
