import { numberWord, onOffWord, type Commands } from '../simulator.ts';
import type { PrinterWorld } from './printer.ts';
import type { PrinterFaults } from './status.ts';
import { ticketText, type Ticket } from './ticket.ts';

const switches = {
  'paper-out': 'paperOut',
  'near-end': 'nearEnd',
  'cover-open': 'coverOpen',
  'cutter-fault': 'cutterFault',
  fatal: 'fatal',
  'head-hot': 'headHot',
} as const satisfies Record<string, keyof PrinterFaults>;

const shown = (ticket: Ticket) => ({ cut: ticket.cut, text: ticketText(ticket) });

export function printerCommands(world: PrinterWorld): Commands {
  const toggles = Object.entries(switches).map(([word, key]) => [
    word,
    {
      help: `${word} [on|off]`,
      run(state?: string) {
        world.set({ [key]: onOffWord(state) });
        return world.state;
      },
    },
  ]);
  return {
    ...(Object.fromEntries(toggles) as Commands),
    'load-paper': {
      help: 'load-paper: a new roll',
      run: () => world.set({ paperOut: false, nearEnd: false }),
    },
    'paper-ends-after': {
      help: 'paper-ends-after N: after N more lines',
      run: (n) => world.paperEndsAfter(numberWord(n, 'N')),
    },
    paper: { help: 'paper: what was printed, as text', run: () => world.tickets.map(shown) },
    take: {
      help: 'take: take the tickets out of the slot',
      run: () => world.takeTickets().map(shown),
    },
  };
}
