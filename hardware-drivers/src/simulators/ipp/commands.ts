import { writeFileSync } from 'node:fs';
import { numberWord, WorldError, type Commands } from '../simulator.ts';
import type { IppPrinterWorld } from './printer.ts';

export function ippCommands(world: IppPrinterWorld): Commands {
  return {
    reason: {
      help: 'reason WORD [on|off]: a printer-state-reason, e.g. media-empty-error, toner-low-report',
      run(word, state) {
        if (word === undefined) throw new WorldError('reason wants a word');
        world.reason(word, state !== 'off');
        return world.reasons;
      },
    },
    accept: {
      help: 'accept on|off: takes jobs or not',
      run: (word) => world.accept(word !== 'off'),
    },
    'busy-jobs': {
      help: 'busy-jobs N: the next N jobs are answered "busy"',
      run: (n) => world.busy(numberWord(n, 'N')),
    },
    toner: { help: 'toner PERCENT', run: (percent) => world.toner(numberWord(percent, 'PERCENT')) },
    abort: { help: 'abort: the job being printed breaks off', run: () => world.abortNext() },
    jobs: { help: 'jobs: all jobs and their states', run: () => world.jobs },
    tray: {
      help: 'tray: what lies in the output tray',
      run: () => world.tray.map(({ bytes, ...rest }) => ({ ...rest, size: bytes.length })),
    },
    take: {
      help: 'take [FILE]: take everything; the first document into a file',
      run(file) {
        const taken = world.take();
        const [first] = taken;
        if (file !== undefined && first) writeFileSync(file, first.bytes);
        return taken.map(({ bytes, ...rest }) => ({ ...rest, size: bytes.length }));
      },
    },
  };
}
