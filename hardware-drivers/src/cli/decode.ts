import { findDriver, drivers } from '../drivers/index.ts';
import type { Driver } from '../definition/driver.ts';
import { createFramer, hex, unhex, type Piece } from '../framing/framing.ts';
import { UsageError, type Answer } from './answer.ts';

export function driverNamed(id: string | undefined): Driver {
  const driver = id === undefined ? undefined : findDriver(id);
  if (!driver) {
    const allowed = drivers.map((each) => each.id);
    throw new UsageError(`"${id ?? ''}" is not a driver`, [
      { path: '/driver', message: `${JSON.stringify(id ?? '')} is not a driver`, allowed },
    ]);
  }
  return driver;
}

export const shownPiece = (driver: Driver, piece: Piece) => {
  if (piece.kind === 'discarded')
    return { kind: piece.kind, bytes: hex(piece.bytes), why: piece.why };
  const described = driver.describe(piece.bytes);
  return {
    kind: piece.kind,
    bytes: hex(piece.bytes),
    ...(described?.direction === undefined ? {} : { direction: described.direction }),
    ...(described === undefined ? {} : { meaning: described.meaning }),
  };
};

/** Everything in a capture, in order, nothing lost: frames and what belongs to none. */
export function decodeCapture(driver: Driver, bytes: Uint8Array) {
  const framer = createFramer(driver.anyFraming);
  return [...framer.push(bytes), ...framer.stall()].map((piece) => shownPiece(driver, piece));
}

/** `device decode <driver> <hex>` */
export function decode(words: readonly string[]): Answer {
  const driver = driverNamed(words[0]);
  const bytes = unhex(words.slice(1).join(''));
  if (!bytes || bytes.length === 0) throw new UsageError('the capture must be hex digits');
  return { exit: 0, json: decodeCapture(driver, bytes) };
}
