import { commandFraming } from '../../drivers/escpos/commands.ts';
import { concat, createFramer } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { createInterpreter } from './interpreter.ts';
import { createRoll } from './roll.ts';
import {
  automaticStatus,
  isStopped,
  noPrinterFaults,
  paperStatus,
  realTimeStatus,
  type PrinterFaults,
} from './status.ts';
import type { Ticket } from './ticket.ts';

export interface PrinterSettings {
  readonly dots: number;
  readonly model: string;
  readonly automaticStatus: boolean;
  readonly answersInOrder: boolean;
  readonly nearEndSensor: boolean;
  /** Time a printed line takes, in milliseconds. */
  readonly lineMs: number;
}

export const usualPrinter: PrinterSettings = {
  dots: 576,
  model: 'BANSHI TICKET SIMULATOR',
  automaticStatus: true,
  answersInOrder: true,
  nearEndSensor: true,
  lineMs: 0,
};

export interface PrinterWorld {
  readonly state: Readonly<PrinterFaults>;
  set(change: Partial<PrinterFaults>): void;
  /** Paper ends after so many further lines; null takes the order back. */
  paperEndsAfter(lines: number | null): void;
  /** Tickets in the slot, oldest first, then what is printed but not cut. */
  readonly tickets: readonly Ticket[];
  /** A hand takes everything that was cut off. */
  takeTickets(): readonly Ticket[];
  readonly drawerPulses: number;
  onPaper(listener: () => void): () => void;
}

/** A ticket printer: real-time questions at once, everything else in order and only while it can print. */
export function escposBrain(
  { clock }: SimulatorPorts,
  settings: PrinterSettings = usualPrinter,
): StreamBrain<PrinterWorld> {
  const framer = createFramer(commandFraming);
  let send: (bytes: Uint8Array) => void = () => undefined;
  const state = noPrinterFaults();
  const seen = { state, nearEndSensor: settings.nearEndSensor };
  let queue: Uint8Array[] = [];
  let working = false;
  let pushed = 0;
  let drawerPulses = 0;

  const roll = createRoll(() => set({ paperOut: true }));
  const interpreter = createInterpreter({
    roll,
    pulseDrawer: () => void (drawerPulses += 1),
    switchAutomaticStatus(n) {
      pushed = settings.automaticStatus ? n : 0;
      if (pushed !== 0) send(automaticStatus(seen));
    },
    identify(n) {
      if (n >= 65)
        send(concat([Uint8Array.of(0x5f), Buffer.from(settings.model), Uint8Array.of(0)]));
      else send(Uint8Array.of(0x20));
    },
    tellPaper() {
      if (settings.answersInOrder) send(Uint8Array.of(paperStatus(seen)));
    },
  });

  function work(): void {
    while (!isStopped(state)) {
      const frame = queue.shift();
      if (!frame) break;
      const before = roll.uncut;
      interpreter.obey(frame);
      if (settings.lineMs > 0 && roll.uncut > before) {
        clock.after(settings.lineMs, work);
        return;
      }
    }
    working = false;
  }
  function wake(): void {
    if (working || queue.length === 0) return;
    working = true;
    work();
  }

  function set(change: Partial<PrinterFaults>): void {
    const before = automaticStatus(seen);
    Object.assign(state, change);
    const after = automaticStatus(seen);
    if (pushed !== 0 && Buffer.compare(before, after) !== 0) send(after);
    wake();
  }

  return {
    medium: 'stream',
    baudRate: 9600,
    world: {
      state,
      set,
      paperEndsAfter: (lines) => roll.endsAfter(lines),
      get tickets() {
        return roll.tickets;
      },
      takeTickets: () => roll.takeTickets(),
      get drawerPulses() {
        return drawerPulses;
      },
      onPaper: (listener) => roll.onCut(listener),
    },
    receive(bytes) {
      for (const piece of framer.push(bytes)) {
        if (piece.kind !== 'frame') continue;
        const [first, second, n = 0] = piece.bytes;
        if (first === 0x10 && second === 0x04) send(Uint8Array.of(realTimeStatus(seen, n)));
        else if (first === 0x10 && second === 0x05) set({ cutterFault: false });
        else if (first !== 0x10) queue.push(piece.bytes);
      }
      wake();
    },
    onSend: (to) => void (send = to),
    powerUp() {
      framer.reset();
      interpreter.reset();
      queue = [];
      pushed = 0;
      working = false;
    },
  };
}
