import { failure, type Failure } from '../command/failure.ts';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Driver, Plan } from '../definition/driver.ts';
import { scope, type Scope } from '../session/scope.ts';
import { summarise, unheard, type DeviceStatus } from '../status/status.ts';
import type { Address } from '../transport/address.ts';
import { onCommonBeat } from './common-beat.ts';
import type {
  DeviceEntry,
  DeviceEvent,
  DevicePorts,
  SupervisedDevice,
  UseOptions,
} from './device.ts';
import { lend, type Lender } from './lend.ts';
import { usable, type Lifecycle } from './lifecycle.ts';
import { startLine, type Line } from './line.ts';
import { openWithin } from './open-within.ts';
import { untilLife } from './until.ts';
import { decide, unborn, type Happening, type Step } from './machine.ts';

/** Opening a line and naming the device behind it must not take longer. */
const openLimitMs = 10_000;
const identifyLimitMs = 15_000;
const checkLimitMs = 10_000;
/** A heartbeat missed is asked again soon: one lost frame is no broken device. */
const secondLookMs = 250;

/** Keeps one device open, identified and watched, until closed. Every wait in here has a deadline. */
export function supervise(
  entry: DeviceEntry,
  driver: Driver,
  plan: Plan,
  address: Address,
  ports: DevicePorts,
): SupervisedDevice {
  const { clock, wire } = ports;
  const listeners = new Set<(event: DeviceEvent) => void>();
  let now = unborn(clock.now());
  let status: DeviceStatus = unheard('not-opened', 'nobody', clock.now());
  let line: Line | undefined;
  /** Ends with the line: whatever waits on it settles. */
  let lineScope: Scope | undefined;
  let cancelTimer: (() => void) | undefined;
  let shut = false;
  const hangUps = new Set<Promise<void>>();

  function emit(event: DeviceEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  function setStatus(next: DeviceStatus): void {
    status = next;
    emit({ kind: 'status', status });
  }

  function happen(happening: Happening): void {
    if (shut && happening.type !== 'closed') return;
    const from = now.life;
    const { next, steps } = decide(now, happening, clock.now());
    now = next;
    if (next.life !== from && next.life.state !== from.state) {
      ports.log?.({
        device: entry.id,
        event: 'device.lifecycle',
        from: from.state,
        to: next.life.state,
        ...because(next.life),
      });
    }
    for (const step of steps) carryOut(step);
    if (next.life !== from) {
      if (!usable(next.life)) {
        const why = 'because' in next.life ? next.life.because : undefined;
        status = unheard(why?.code ?? 'not-opened', why?.advisedAction ?? 'nobody', clock.now());
      }
      emit({ kind: 'lifecycle', from, to: next.life });
    }
  }

  function carryOut(step: Step): void {
    switch (step.do) {
      case 'open':
        void openLine();
        return;
      case 'identify':
        void identify();
        return;
      case 'hang-up':
        hangUp();
        return;
      case 'retry-after':
        cancelTimer?.();
        cancelTimer = clock.after(step.ms, () => happen({ type: 'retry-due' }));
        return;
    }
  }

  function hangUp(): void {
    cancelTimer?.();
    const old = line;
    lineScope?.end(failure('line-closed', 'the line was closed'));
    line = undefined;
    lineScope = undefined;
    if (!old) return;
    const closing = old.close().catch(() => undefined);
    hangUps.add(closing);
    void closing.then(() => hangUps.delete(closing));
  }

  async function openLine(): Promise<void> {
    // The old handle must be gone first: a tty can be opened twice, and then answers vanish.
    await Promise.all(hangUps);
    if (shut) return;
    const settings = plan.medium === 'stream' ? plan.line : {};
    const opened = await openWithin(openLimitMs, wire, address, settings, clock);
    if (shut) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (!opened.ok) return happen({ type: 'open-failed', because: opened.failure });
    const connection = opened.value;
    const started = startLine(
      connection,
      plan,
      {
        observation: (observation) => emit({ kind: 'observation', at: clock.now(), observation }),
        status: (observed) => setStatus(summarise(observed, clock.now())),
      },
      clock,
    );
    if (!started.ok) {
      await connection.close();
      return happen({ type: 'open-failed', because: started.failure });
    }
    const mine = started.value;
    line = mine;
    lineScope = scope(clock, undefined, []);
    connection.onClose((why) => {
      if (line === mine) happen({ type: 'line-lost', because: failure('line-closed', why) });
    });
    happen({ type: 'opened' });
  }

  async function identify(): Promise<void> {
    const mine = line;
    if (!mine) return;
    using limit = scope(clock, identifyLimitMs, [lineScope?.signal]);
    const identity = await mine.identify(limit.signal);
    if (line !== mine) return;
    if (!identity.ok) return happen({ type: 'identify-failed', because: identity.failure });
    const checked = await mine.check(limit.signal);
    if (line !== mine) return;
    if (!checked.ok) return happen({ type: 'identify-failed', because: checked.failure });
    status = summarise(checked.value, clock.now());
    happen({ type: 'identified', identity: identity.value });
    emit({ kind: 'status', status });
    beat(mine, driver.heartbeatMs);
  }

  /** The heartbeat; good traffic in between counts as one. */
  function beat(mine: Line, ms: number): void {
    if (line !== mine || shut) return;
    cancelTimer?.();
    cancelTimer = clock.after(onCommonBeat(clock.monotonic(), ms), () => {
      if (line !== mine) return;
      const quiet = clock.monotonic() - mine.heardAt;
      if (mine.busy && quiet < 4 * driver.heartbeatMs) return beat(mine, driver.heartbeatMs);
      void look(mine, undefined).then((looked) =>
        beat(mine, looked.ok ? driver.heartbeatMs : secondLookMs),
      );
    });
  }

  async function look(mine: Line, options: UseOptions | undefined): Promise<Outcome<DeviceStatus>> {
    using limit = scope(clock, options?.deadlineMs ?? checkLimitMs, [
      lineScope?.signal,
      options?.signal,
    ]);
    const checked = await mine.check(limit.signal);
    if (line !== mine) return failed('line-closed', 'the line was closed');
    if (checked.ok) {
      happen({ type: 'heard' });
      setStatus(summarise(checked.value, clock.now()));
      return ok(status);
    }
    // A caller's own cancel, or a queue that was too long, says nothing about the device.
    if (!options?.signal?.aborted && checked.failure.sent)
      happen({ type: 'missed', because: checked.failure });
    return checked;
  }

  const notReady = (): Failure => {
    const { life } = now;
    const why = 'because' in life && life.because ? `: ${life.because.message}` : '';
    return failure('not-ready', `${entry.id} is ${life.state}${why}`, { sent: false });
  };

  const lender = (): Lender =>
    line && usable(now.life)
      ? { driver, clock, line, lineSignal: lineScope?.signal }
      : { driver, clock, line: undefined, because: notReady() };

  const device: SupervisedDevice = {
    id: entry.id,
    driver: driver.id,
    address: entry.address,
    capability: driver.capability,
    get state() {
      return now.life;
    },
    get status() {
      return status;
    },
    also: driver.also,
    use: (name, work, options) => lend(lender(), name, work, options),
    async refresh(options) {
      const mine = line;
      if (!mine || !usable(now.life)) return { ok: false, failure: notReady() };
      return await look(mine, options);
    },
    until(wanted, options) {
      return untilLife(device, wanted, clock, options);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      if (!shut) {
        shut = true;
        happen({ type: 'closed' });
      }
      await Promise.all(hangUps);
    },
    async [Symbol.asyncDispose]() {
      await device.close();
    },
  };

  happen({ type: 'started' });
  return device;
}

const because = (life: Lifecycle) =>
  'because' in life && life.because
    ? { code: life.because.code, message: life.because.message }
    : {};
