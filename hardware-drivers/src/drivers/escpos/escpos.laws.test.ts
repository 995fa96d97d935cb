import { escposBrain, type PrinterWorld } from '../../simulators/escpos/printer.ts';
import { ticketText } from '../../simulators/escpos/ticket.ts';
import { describeDriver } from '../../testing/index.ts';

const printed = (world: PrinterWorld) =>
  world.tickets.filter((ticket) => ticket.cut && ticketText(ticket).includes('存件凭证'));

describeDriver<PrinterWorld>({
  driver: 'escpos',
  brain: (ports) => escposBrain(ports),
  checked: false,
  tasks: [
    {
      name: 'print a ticket',
      prepare: (world) => void world.takeTickets(),
      run: (device, signal) =>
        device.use(
          'receipt-printer',
          (printer) =>
            printer.print({
              lines: [
                { kind: 'text', text: '存件凭证' },
                { kind: 'qr', text: 'A001' },
                { kind: 'cut' },
              ],
            }),
          { ...(signal ? { signal } : {}) },
        ),
      happened: (world) => printed(world).length > 0,
      forbidden: (world) => printed(world).length > 1,
    },
  ],
});
