import type { DoorAddress, DoorReading, UnlockResult } from '../../capability/locker.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { failed, unsettled, type Outcome } from '../../command/outcome.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { LockLanguage } from './language.ts';

/** Between two looks at a door that should be opening. */
const lookEveryMs = 100;

async function command(
  io: StreamIo,
  language: LockLanguage,
  door: DoorAddress,
): Promise<Outcome<void>> {
  const request = language.open(door);
  const commanded = language.silentOpen ? await io.send(request.bytes) : await io.exchange(request);
  const { release } = language;
  if (!release || (!commanded.ok && !commanded.failure.sent)) return commanded;
  await io.pause(release.afterMs);
  // Also when the caller gave up meanwhile: a lock coil must not stay under voltage.
  if (io.signal.aborted) io.afterwards((later) => release.run(later, door));
  else await release.run(io, door);
  return commanded;
}

/**
 * Commands, then looks. The answer to the command proves nothing: on an echoing RS-485 adapter
 * it may be our own bytes, and some boards do not answer at all.
 */
export async function unlock(
  io: StreamIo,
  language: LockLanguage,
  door: DoorAddress,
  look: (io: StreamIo, door: DoorAddress) => Promise<Outcome<DoorReading>>,
): Promise<UnlockResult> {
  const commanded = await command(io, language, door);
  if (!commanded.ok && (!commanded.failure.sent || commanded.failure.code === 'line-closed')) {
    return { ...door, ...unsettled(commanded.failure) };
  }
  let closedSeen: boolean;
  let trouble: Failure | undefined = commanded.ok ? undefined : commanded.failure;
  const until = io.clock.monotonic() + language.openWithinMs;
  for (;;) {
    const seen = await look(io, door);
    if (seen.ok) {
      if (seen.value.state === 'open') return { ...door, outcome: 'succeeded' };
      closedSeen = seen.value.state === 'closed';
    } else {
      closedSeen = false;
      trouble = seen.failure;
      if (seen.failure.code === 'line-closed' || io.signal.aborted) break;
    }
    if (io.clock.monotonic() >= until) break;
    const waited = await io.pause(lookEveryMs);
    if (!waited.ok) {
      return { ...door, outcome: 'unknown', because: { ...waited.failure, sent: true } };
    }
  }
  if (closedSeen) {
    const because = failed(
      'door-did-not-open',
      `board ${door.board} door ${door.door} stayed closed`,
    ).failure;
    return { ...door, outcome: 'failed', because };
  }
  const because = failure(
    'door-not-seen',
    `board ${door.board} door ${door.door} was commanded but not seen${trouble ? `: ${trouble.message}` : ''}`,
  );
  return { ...door, outcome: 'unknown', because };
}
