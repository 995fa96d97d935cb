import type { Indicator, LampState } from '../../capability/indicator.ts';
import { failure } from '../../command/failure.ts';
import { failed, ok, succeeded, unsettled, type Outcome } from '../../command/outcome.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { BitChannel } from '../../definition/channels.ts';
import { command, dataOf, lampFrames } from './codec.ts';

const words: Readonly<Record<LampState, number>> = {
  flash: command.flash,
  on: command.keepOn,
  off: command.release,
};
const can: readonly LampState[] = ['on', 'off', 'flash'];

/**
 * Lamps on channels of a WKLY board that hold no lock. The board does not tell their state: what it
 * confirmed last is what is known. It may stay silent, as it does for "open": then nothing is known.
 */
export function wklyLamps(
  io: StreamIo,
  lamps: readonly BitChannel[],
  board: number,
  known: Map<string, LampState>,
  timeoutMs: number,
): Indicator {
  return {
    lamps: () =>
      Promise.resolve(
        ok(
          lamps.map(({ name }) => ({ name, state: known.get(name) ?? ('unknown' as const), can })),
        ),
      ),
    async light(name, state) {
      const lamp = lamps.find((each) => each.name === name);
      if (!lamp) {
        const names = lamps.map((each) => each.name).join(', ');
        const message = `"${name}" is no lamp; lamps: ${names}`;
        return unsettled(failure('invalid-request', message, { sent: false }));
      }
      known.delete(name);
      const done: Outcome<void> = await io.exchange<void>({
        name: `lamp ${name} ${state}`,
        kind: 'actuate',
        bytes: lampFrames[state](board, lamp.at),
        timeoutMs,
        match(frame) {
          if (frame[5] !== board || frame[6] !== words[state]) return undefined;
          const [status, channel, ...rest] = dataOf(frame);
          if (channel !== lamp.at || rest.length > 0) return undefined;
          return status === 0
            ? ok(undefined)
            : failed('refused-by-device', `board ${board} refused channel ${lamp.at}`);
        },
      });
      if (done.ok) {
        known.set(name, state);
        return succeeded;
      }
      return done.failure.code === 'refused-by-device'
        ? { outcome: 'failed', because: done.failure }
        : unsettled(done.failure);
    },
  };
}
