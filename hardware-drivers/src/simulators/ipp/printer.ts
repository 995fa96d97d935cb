import type { HttpRequest, HttpResponse } from '../../transport/connection.ts';
import type { HttpBrain, SimulatorPorts } from '../simulator.ts';
import { freshCondition } from './condition.ts';
import { createEngine, type PrintedDocument } from './engine.ts';
import { answerPost } from './envelope.ts';
import { obey } from './operations.ts';

export interface IppPrinterSettings {
  readonly model: string;
  /** Time of one document, from the start of the job to its end. */
  readonly printMs: number;
  /** Speaks IPP 1.1 only. */
  readonly oldVersion: boolean;
}
export const usualIppPrinter: IppPrinterSettings = {
  model: 'Banshi Printer Simulator',
  printMs: 400,
  oldVersion: false,
};

export interface IppPrinterWorld {
  /** A printer-state-reason, on or off: `media-empty-error` stops it, `toner-low-report` does not. */
  reason(reason: string, on: boolean): void;
  readonly reasons: readonly string[];
  accept(on: boolean): void;
  /** The next jobs are answered with server-error-busy. */
  busy(jobs: number): void;
  toner(percent: number): void;
  /** The job being printed breaks off. */
  abortNext(): void;
  /** What lies in the output tray. */
  readonly tray: readonly PrintedDocument[];
  take(): readonly PrintedDocument[];
  readonly jobs: readonly { readonly id: number; readonly state: number }[];
}

/** An office printer at `/ipp/print`. */
export function ippPrinterBrain(
  { clock }: SimulatorPorts,
  settings: IppPrinterSettings = usualIppPrinter,
): HttpBrain<IppPrinterWorld> {
  const { model, printMs, oldVersion } = settings;
  const condition = freshCondition();
  const engine = createEngine(clock, { condition, printMs });
  const inside = { model, clock, startedAt: clock.now() - 1_000, condition, engine };

  function handle(request: HttpRequest): HttpResponse {
    if (request.method === 'POST')
      return answerPost(request, oldVersion ? 1 : 2, (message, operation, host) =>
        obey(inside, message, operation, host),
      );
    const body = Buffer.from(`${model}: ${[...condition.reasons].join(', ') || 'ok'}\n`);
    return { status: 200, headers: { 'content-type': 'text/plain' }, body };
  }

  return {
    medium: 'http',
    world: {
      reason(reason, on) {
        if (on) condition.reasons.add(reason);
        else condition.reasons.delete(reason);
        engine.resume();
      },
      get reasons() {
        return [...condition.reasons];
      },
      accept: (on) => void (condition.accepting = on),
      busy: (count) => void (condition.busyJobs = count),
      toner: (percent) => void (condition.tonerPercent = percent),
      abortNext: () => engine.abortNext(),
      get tray() {
        return engine.tray;
      },
      take: () => engine.take(),
      get jobs() {
        return engine.jobs.map(({ id, state }) => ({ id, state }));
      },
    },
    handle: (request) => Promise.resolve(handle(request)),
    powerUp: () => engine.forget(),
  };
}
