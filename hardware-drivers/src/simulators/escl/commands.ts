import { readFileSync } from 'node:fs';
import { numberWord, WorldError, type Commands } from '../simulator.ts';
import { scannerFaults } from './paper-paths.ts';
import type { ScannerWorld } from './scanner.ts';
import { samplePage, type Sheet } from './sheets.ts';

async function sheet(word: string | undefined): Promise<Sheet> {
  if (word === undefined || word === 'sample') return await samplePage();
  try {
    const bytes = new Uint8Array(readFileSync(word));
    return { bytes, mediaType: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg' };
  } catch (error) {
    throw new WorldError(String(error));
  }
}

export function scannerCommands(world: ScannerWorld): Commands {
  const shown = () => ({ platen: world.onPlaten, feeder: world.inFeeder });
  return {
    place: {
      help: 'place [FILE|sample]: lay a picture on the glass',
      async run(word) {
        world.placeOnPlaten(await sheet(word));
        return shown();
      },
    },
    clear: {
      help: 'clear: take the sheet off the glass',
      run() {
        world.clearPlaten();
        return shown();
      },
    },
    load: {
      help: 'load [N|FILE…]: put N sample pages or picture files into the feeder',
      async run(...words) {
        const [first] = words;
        const sheets =
          first === undefined || /^\d+$/.test(first)
            ? Array.from({ length: Number(first ?? 1) }, () => 'sample')
            : words;
        for (const word of sheets) world.loadFeeder(await sheet(word));
        return shown();
      },
    },
    empty: {
      help: 'empty: take everything out of the feeder',
      run() {
        world.emptyFeeder();
        return shown();
      },
    },
    fault: {
      help: `fault ${scannerFaults.join('|')}`,
      run(word) {
        const fault = scannerFaults.find((each) => each === word);
        if (fault === undefined) throw new WorldError(`expected ${scannerFaults.join(', ')}`);
        world.fault(fault);
      },
    },
    'jam-after': {
      help: 'jam-after N: the feeder jams after N more sheets',
      run: (n) => world.jamAfter(numberWord(n, 'N')),
    },
  };
}
