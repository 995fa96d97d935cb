import type { Indicator, LampState } from '../../capability/indicator.ts';
import { failure } from '../../command/failure.ts';
import { ok, succeeded, unsettled, type Actuation } from '../../command/outcome.ts';
import type { BitChannel } from '../../definition/channels.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Observed } from '../../status/status.ts';
import { echoes, type Master } from '../modbus/master.ts';
import { coilOff, coilOn, functions, refusalOf, writeCoilPdu } from '../modbus/pdu.ts';
import { readBits, type Module } from './runs.ts';

/** Switches one coil and looks whether it followed. */
export async function switchCoil(
  io: StreamIo,
  master: Master,
  { unit, timeoutMs }: Module,
  { name, at, inverted }: BitChannel,
  on: boolean,
): Promise<Actuation> {
  const wanted = on !== inverted;
  const pdu = writeCoilPdu(at, wanted ? coilOn : coilOff);
  const written = await io.exchange(
    master.request<void>({
      name: `switch ${name}`,
      kind: 'actuate',
      unit,
      pdu,
      timeoutMs,
      read: (answer) => (echoes(answer, pdu) ? ok(undefined) : refusalOf(answer, pdu[0] ?? 0)),
    }),
  );
  if (!written.ok && (!written.failure.sent || written.failure.code === 'line-closed'))
    return unsettled(written.failure);
  // The answer looks like its own echo: the coil itself is asked.
  const seen = await readBits(io, master, { unit, timeoutMs }, functions.readCoils, [at]);
  if (!seen.ok) return { outcome: 'unknown', because: { ...seen.failure, sent: true } };
  if (seen.value.get(at) === wanted) return succeeded;
  const because = written.ok
    ? failure('refused-by-device', `${name} stayed as it was`)
    : written.failure;
  return { outcome: 'failed', because };
}

/** The channel of this name, or a refusal that lists the names there are. */
export function channelNamed(
  channels: readonly BitChannel[],
  name: string,
  what: string,
): BitChannel | Actuation {
  const found = channels.find((each) => each.name === name);
  if (found) return found;
  const known = channels.map((each) => each.name).join(', ');
  return unsettled(
    failure('invalid-request', `"${name}" is no ${what}; ${what}s: ${known}`, { sent: false }),
  );
}

const can: readonly LampState[] = ['on', 'off'];

/** Every lamp is a part of the device; one that does not follow is said so. */
export const lampStatus = (lamps: readonly BitChannel[], stuck: ReadonlySet<string>): Observed => ({
  units: lamps.map(({ name }) => ({
    id: `lamp ${name}`,
    condition: stuck.has(name) ? ('attention' as const) : ('ok' as const),
  })),
  reasons: [...stuck].map((name) => ({
    code: 'lamp-does-not-follow',
    severity: 'warning' as const,
    unit: `lamp ${name}`,
    advisedAction: 'staff' as const,
  })),
});

/** Lamps on coils: read back, so that what is told is what shines. */
export const coilLamps = (
  io: StreamIo,
  master: Master,
  module: Module,
  lamps: readonly BitChannel[],
  stuck: Set<string>,
): Indicator => ({
  async lamps() {
    const seen = await io.together((alone) =>
      readBits(
        alone,
        master,
        module,
        functions.readCoils,
        lamps.map(({ at }) => at),
      ),
    );
    if (!seen.ok) return seen;
    return ok(
      lamps.map(({ name, at, inverted }) => ({
        name,
        state: seen.value.get(at) !== inverted ? ('on' as const) : ('off' as const),
        can,
      })),
    );
  },
  async light(name, state) {
    const lamp = channelNamed(lamps, name, 'lamp');
    if ('outcome' in lamp) return lamp;
    if (state === 'flash') {
      const message = `lamp ${name} can be on or off: the module blinks nothing`;
      return unsettled(failure('not-supported', message, { sent: false }));
    }
    const done = await io.together((alone) =>
      switchCoil(alone, master, module, lamp, state === 'on'),
    );
    if ('ok' in done) return unsettled({ ...done.failure, sent: false });
    if (done.outcome === 'failed') stuck.add(name);
    else if (done.outcome === 'succeeded') stuck.delete(name);
    return done;
  },
});
