import type { HttpRequest, HttpResponse } from '../transport/connection.ts';
import type { Commands, HttpBrain, SimulatorPorts } from './simulator.ts';
import { numberWord, WorldError } from './simulator.ts';

/** What can go wrong between a host and an HTTP device. */
export interface WebFaults {
  muted: boolean;
  delayMs: number;
  late: { answers: number; lateMs: number };
  /** The next n bodies have one bit flipped. */
  garble: number;
  /** The next n bodies are cut in half. */
  truncate: number;
  /** Every n-th answer is lost with the connection; 0 = none. */
  dropEvery: number;
  /** The next n requests are answered 503. */
  busy: number;
}

const noFaults = (): WebFaults => ({
  muted: false,
  delayMs: 0,
  late: { answers: 0, lateMs: 0 },
  garble: 0,
  truncate: 0,
  dropEvery: 0,
  busy: 0,
});

export interface WebLine {
  readonly faults: WebFaults;
  readonly plugged: boolean;
  unplug(): void;
  replug(): void;
  heal(): void;
  /** Never settles while muted; `cut` when the connection broke. */
  request(request: HttpRequest): Promise<HttpResponse | 'cut'>;
  onPlug(listener: (plugged: boolean) => void): () => void;
}

export function webLine(device: HttpBrain<unknown>, { clock, chance }: SimulatorPorts): WebLine {
  const faults = noFaults();
  let plugged = true;
  let answers = 0;
  const plugListeners = new Set<(plugged: boolean) => void>();
  const cuts = new Set<() => void>();

  function spoil(response: HttpResponse): HttpResponse {
    let { body } = response;
    if (faults.truncate > 0) {
      faults.truncate -= 1;
      body = body.slice(0, Math.floor(body.length / 2));
    }
    if (faults.garble > 0 && body.length > 0) {
      faults.garble -= 1;
      body = Uint8Array.from(body);
      const at = chance.below(body.length);
      body[at] = (body[at] ?? 0) ^ (1 << chance.below(8));
    }
    return { ...response, body };
  }

  return {
    faults,
    get plugged() {
      return plugged;
    },
    unplug() {
      if (!plugged) return;
      plugged = false;
      for (const cut of [...cuts]) cut();
      for (const listener of [...plugListeners]) listener(false);
    },
    replug() {
      if (plugged) return;
      plugged = true;
      device.powerUp();
      for (const listener of [...plugListeners]) listener(true);
    },
    heal: () => void Object.assign(faults, noFaults()),
    request(request) {
      return new Promise((resolve) => {
        const cut = () => resolve('cut');
        const finish = (answer: HttpResponse | 'cut') => {
          cuts.delete(cut);
          resolve(answer);
        };
        if (!plugged) return resolve('cut');
        cuts.add(cut);
        if (faults.busy > 0) {
          faults.busy -= 1;
          return finish({ status: 503, headers: { 'retry-after': '1' }, body: new Uint8Array(0) });
        }
        void device.handle(request).then((response) => {
          if (faults.muted) return;
          answers += 1;
          if (faults.dropEvery > 0 && answers % faults.dropEvery === 0) return finish('cut');
          let wait = faults.delayMs;
          if (faults.late.answers > 0) {
            faults.late.answers -= 1;
            wait += faults.late.lateMs;
          }
          const spoiled = spoil(response);
          if (wait > 0) clock.after(wait, () => finish(spoiled));
          else finish(spoiled);
        });
      });
    },
    onPlug(listener) {
      plugListeners.add(listener);
      return () => void plugListeners.delete(listener);
    },
  };
}

export function webFaultCommands(line: WebLine): Commands {
  const { faults } = line;
  const count = (word: string | undefined) => (word === undefined ? 1 : numberWord(word, 'count'));
  return {
    unplug: { help: 'unplug: pull the cable', run: () => line.unplug() },
    replug: { help: 'replug: put it back', run: () => line.replug() },
    mute: {
      help: 'mute [on|off]: requests are never answered',
      run(word) {
        if (word !== undefined && word !== 'on' && word !== 'off')
          throw new WorldError('expected on or off');
        faults.muted = word !== 'off';
      },
    },
    delay: {
      help: 'delay MS: every answer comes later',
      run: (ms) => void (faults.delayMs = numberWord(ms, 'MS')),
    },
    late: {
      help: 'late MS [N]: the next N answers come later',
      run: (ms, n) => void (faults.late = { lateMs: numberWord(ms, 'MS'), answers: count(n) }),
    },
    garble: {
      help: 'garble [N]: flip one bit in each of the next N bodies',
      run: (n) => void (faults.garble = count(n)),
    },
    truncate: {
      help: 'truncate [N]: cut the next N bodies in half',
      run: (n) => void (faults.truncate = count(n)),
    },
    drop: {
      help: 'drop N: break the connection on every N-th answer',
      run: (n) => void (faults.dropEvery = numberWord(n, 'N')),
    },
    busy: {
      help: 'busy [N]: answer the next N requests with 503',
      run: (n) => void (faults.busy = count(n)),
    },
    heal: { help: 'heal: all wire faults away', run: () => line.heal() },
  };
}
