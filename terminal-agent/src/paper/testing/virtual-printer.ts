import { openDevice, systemClock, usable, type ReceiptDocument } from '@banshi/hardware-drivers';
import {
  drawTicket,
  escposBrain,
  memoryWire,
  seeded,
  simulatedLine,
  usualPrinter,
  type Ticket,
} from '@banshi/hardware-drivers/simulators';

/** A slip as it came out of the virtual printer, which saw nothing but ESC/POS bytes. */
export interface PrintedSlip {
  readonly ticket: Ticket;
  /** One dot of the printer is one pixel. */
  readonly png: Uint8Array;
}

/** A printer on a wire in memory, driven by the real driver. */
export const virtualPrinter = async (paper: 58 | 80) => {
  const dots = paper === 58 ? 384 : 576;
  const ports = { clock: systemClock, chance: seeded(1) };
  const brain = escposBrain(ports, { ...usualPrinter, dots });
  const wire = memoryWire(systemClock);
  wire.plug('sim:printer', simulatedLine(brain, ports, false));
  const opened = openDevice(
    { id: 'printer', driver: 'escpos', address: 'sim:printer', profile: { paperDots: dots } },
    { clock: systemClock, wire },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const device = opened.value;
  const ready = await device.until(usable, { deadlineMs: 5_000 });
  if (!ready.ok) throw new Error(ready.failure.message);
  /** Prints and takes the slip out of the slot. */
  const print = async (document: ReceiptDocument): Promise<Ticket> => {
    const done = await device.use('receipt-printer', (printer) => printer.print(document));
    const [ticket] = brain.world.takeTickets();
    if (done.outcome !== 'succeeded' || ticket === undefined)
      throw new Error(`not printed: ${JSON.stringify(done)}`);
    return ticket;
  };
  return {
    print,
    /** And draws it. */
    async picture(document: ReceiptDocument): Promise<PrintedSlip> {
      const ticket = await print(document);
      return { ticket, png: await drawTicket(ticket, dots) };
    },
    [Symbol.asyncDispose]: () => device.close(),
  };
};
