import type { Power, PowerReading } from '../../capability/power.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { integer, text } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Observed } from '../../status/status.ts';
import { describeNut, line, nutFraming, readAnswer, type NutAnswer } from './codec.ts';

/** Asked one by one of a server that cannot list. */
const asked = ['ups.status', 'battery.charge', 'battery.runtime', 'input.voltage'];

function refused(name: string, code: string): Outcome<never> {
  const message = `${name}: the UPS server says ${code}`;
  if (code === 'DATA-STALE' || code === 'DRIVER-NOT-CONNECTED')
    return failed('data-stale', message, { deviceCode: code });
  if (code === 'UNKNOWN-UPS') return failed('wrong-device', message, { deviceCode: code });
  return failed('refused-by-device', message, { deviceCode: code });
}

/** Flags of `ups.status` in the words of the house. */
export function readingOf(variables: ReadonlyMap<string, string>): PowerReading {
  const flags = (variables.get('ups.status') ?? '').split(/\s+/).filter((flag) => flag !== '');
  const number = (name: string) => {
    const value = Number(variables.get(name)?.trim() || Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const chargePercent = number('battery.charge');
  const runtimeSeconds = number('battery.runtime');
  const inputVolts = number('input.voltage');
  return {
    source: flags.includes('OB') ? 'battery' : flags.includes('OL') ? 'mains' : 'unknown',
    low: flags.includes('LB') || flags.includes('FSD'),
    ...(chargePercent === undefined ? {} : { chargePercent }),
    ...(runtimeSeconds === undefined ? {} : { runtimeSeconds }),
    ...(inputVolts === undefined ? {} : { inputVolts }),
    flags,
  };
}

const reasonOf: Readonly<Record<string, NonNullable<Observed['reasons']>[number]>> = {
  OB: { code: 'on-battery', severity: 'warning', advisedAction: 'staff' },
  LB: { code: 'battery-low', severity: 'error', advisedAction: 'staff' },
  FSD: { code: 'shutting-down', severity: 'error', advisedAction: 'staff' },
  RB: { code: 'battery-worn', severity: 'warning', advisedAction: 'engineer' },
  OVER: { code: 'overload', severity: 'warning', advisedAction: 'engineer' },
  BYPASS: { code: 'bypass', severity: 'warning', advisedAction: 'engineer' },
  OFF: { code: 'output-off', severity: 'error', advisedAction: 'engineer' },
};

function observe({ flags, chargePercent, low, source }: PowerReading): Observed {
  const reasons = flags.flatMap((flag) => reasonOf[flag] ?? []);
  if (source === 'unknown')
    reasons.push({ code: 'power-unknown', severity: 'warning', advisedAction: 'engineer' });
  return {
    reasons,
    supplies: [
      {
        name: 'battery',
        level: low
          ? 'empty'
          : chargePercent === undefined
            ? 'unknown'
            : chargePercent < 30
              ? 'low'
              : 'ok',
        ...(chargePercent === undefined ? {} : { percent: chargePercent }),
      },
    ],
  };
}

export const nut = defineDriver({
  id: 'nut',
  title: 'UPS through Network UPS Tools (upsd)',
  manual: 'Network UPS Tools developer guide, net protocol; upsd 2.8 of Debian 12',
  capability: 'power',
  medium: 'stream',
  schemes: ['tcp'],
  heartbeatMs: 5_000,
  profile: {
    ups: text({ help: 'name of the UPS at the server; empty: the only one', default: '' }),
    answerTimeoutMs: integer({
      help: 'how long an answer may take',
      min: 50,
      max: 30_000,
      default: 2_000,
    }),
  },
  line: () => ({}),
  timing: { gapMs: 0, lateMs: 500, interByteMs: 1_000 },
  framing: () => nutFraming,
  anyFraming: nutFraming,
  describe: describeNut,
  build: { line },

  start({ ups: wanted, answerTimeoutMs }) {
    let ups = wanted;
    let canList = true;

    const ask = <T>(words: string, read: (answer: NutAnswer) => T | undefined): Request<T> => ({
      name: words,
      kind: 'query',
      bytes: line(words),
      timeoutMs: answerTimeoutMs,
      attempts: 2,
      match(frame) {
        const answer = readAnswer(frame);
        if (answer?.kind === 'error') return refused(words, answer.code);
        const value = answer && read(answer);
        return value === undefined ? undefined : ok(value);
      },
    });

    async function variables(io: StreamIo): Promise<Outcome<ReadonlyMap<string, string>>> {
      if (canList) {
        const listed = await io.exchange(
          ask(`LIST VAR ${ups}`, (answer) =>
            answer.kind === 'variables' && answer.ups === ups ? answer.variables : undefined,
          ),
        );
        if (listed.ok || listed.failure.code !== 'refused-by-device') return listed;
        canList = false;
      }
      const found = new Map<string, string>();
      for (const name of asked) {
        const got = await io.exchange(
          ask(`GET VAR ${ups} ${name}`, (answer) =>
            answer.kind === 'variable' && answer.ups === ups && answer.name === name
              ? answer.value
              : undefined,
          ),
        );
        if (got.ok) found.set(name, got.value);
        // Only the status is something that every UPS has.
        else if (name === 'ups.status' || got.failure.code !== 'refused-by-device') return got;
      }
      return ok(found);
    }

    async function read(io: StreamIo): Promise<Outcome<PowerReading>> {
      const found = await variables(io);
      return found.ok ? ok(readingOf(found.value)) : found;
    }

    return {
      async identify(io) {
        if (wanted === '') {
          const listed = await io.exchange(
            ask('LIST UPS', (answer) => (answer.kind === 'devices' ? answer.devices : undefined)),
          );
          if (!listed.ok) return listed;
          const names = listed.value.map(({ name }) => name);
          const [only] = names;
          if (only === undefined || names.length > 1) {
            const said =
              names.length === 0
                ? 'no UPS'
                : `several (${names.join(', ')}): name one in the profile`;
            return failed('wrong-device', `the UPS server has ${said}`);
          }
          ups = only;
        }
        const found = await variables(io);
        // A UPS whose data are stale is there all the same, and says so at every look.
        if (!found.ok) return found.failure.code === 'data-stale' ? ok({}) : found;
        const maker = found.value.get('ups.mfr') ?? found.value.get('device.mfr');
        const model = found.value.get('ups.model') ?? found.value.get('device.model');
        return ok({
          ...(maker === undefined ? {} : { maker }),
          ...(model === undefined ? {} : { model }),
        });
      },
      async check(io) {
        const reading = await read(io);
        if (reading.ok) return ok(observe(reading.value));
        if (reading.failure.code !== 'data-stale') return reading;
        return ok({
          reasons: [{ code: 'data-stale', severity: 'error', advisedAction: 'engineer' }],
        });
      },
      capability: (io): Power => ({ reading: () => io.together(read) }),
    };
  },
});
