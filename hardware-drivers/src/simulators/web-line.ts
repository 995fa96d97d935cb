import { concat } from '../framing/framing.ts';
import type { HttpRequest, HttpResponse } from '../transport/connection.ts';
import {
  borderedFaultCommands,
  createAnswers,
  createPlug,
  noBorderedFaults,
  type BorderedFaults,
  type Plug,
} from './answering.ts';
import type { Commands, HttpBrain, SimulatorPorts } from './simulator.ts';
import { noiseWord, numberWord, onOffWord } from './simulator.ts';

/** What can go wrong between a host and an HTTP device; a lost answer breaks the connection. */
export interface WebFaults extends BorderedFaults {
  /** The next n requests are answered 503. */
  busy: number;
  /** Bodies arrive in pieces of so many bytes; 0 = whole. */
  splitBytes: number;
  /** Bytes put before every body. */
  noise: Uint8Array;
  /** A misled proxy hands the request's own body back, and says 200. */
  echo: boolean;
}

const noFaults = (): WebFaults => ({
  ...noBorderedFaults(),
  busy: 0,
  splitBytes: 0,
  noise: new Uint8Array(0),
  echo: false,
});

export interface WebLine extends Plug {
  readonly faults: WebFaults;
  heal(): void;
  /** Never settles while muted; `cut` when the connection broke. */
  request(request: HttpRequest): Promise<HttpResponse | 'cut'>;
}

const echoOf = ({ headers, body }: HttpRequest): HttpResponse => ({
  status: 200,
  headers: { 'content-type': headers?.['content-type'] ?? 'text/html' },
  body: body ?? new Uint8Array(0),
});

export function webLine(device: HttpBrain<unknown>, ports: SimulatorPorts): WebLine {
  const faults = noFaults();
  const plug = createPlug(() => device.powerUp());
  const answers = createAnswers(faults, ports, () => unplug());
  const cuts = new Set<() => void>();
  function unplug(): void {
    for (const cut of [...cuts]) cut();
    plug.unplug();
  }

  return {
    faults,
    get plugged() {
      return plug.plugged;
    },
    unplug,
    replug: plug.replug,
    onPlug: plug.onPlug,
    heal: () => void Object.assign(faults, noFaults()),
    request(request) {
      return new Promise((resolve) => {
        const cut = () => resolve('cut');
        const finish = (answer: HttpResponse | 'cut') => {
          cuts.delete(cut);
          resolve(answer);
        };
        if (!plug.plugged) return resolve('cut');
        cuts.add(cut);
        if (faults.busy > 0) {
          faults.busy -= 1;
          return finish({ status: 503, headers: { 'retry-after': '1' }, body: new Uint8Array(0) });
        }
        const answered = faults.echo ? Promise.resolve(echoOf(request)) : device.handle(request);
        void answered.then((response) => {
          if (faults.muted) return;
          const wait = answers.next();
          if (wait === 'lost') return finish('cut');
          const spoiled = {
            ...response,
            body: concat([faults.noise, answers.spoil(response.body)]),
          };
          if (wait > 0) ports.clock.after(wait, () => finish(spoiled));
          else finish(spoiled);
        });
      });
    },
  };
}

export const webFaultCommands = (line: WebLine): Commands => ({
  ...borderedFaultCommands(line),
  busy: {
    help: 'busy [N]: answer the next N requests with 503',
    run: (n) => void (line.faults.busy = n === undefined ? 1 : numberWord(n, 'N')),
  },
  split: {
    help: 'split N: bodies in pieces of N bytes; 0 = whole',
    run: (n) => void (line.faults.splitBytes = numberWord(n, 'N')),
  },
  echo: {
    help: 'echo [on|off]: requests come back as their own answers, as from a misled proxy',
    run: (word) => void (line.faults.echo = onOffWord(word)),
  },
  noise: {
    help: 'noise HEX: bytes before every body; noise off',
    run: (word) => void (line.faults.noise = noiseWord(word)),
  },
});
