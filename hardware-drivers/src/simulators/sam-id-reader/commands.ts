import { samBaudRates } from '../../drivers/sam-id-reader/codec.ts';
import { numberWord, WorldError, type Commands } from '../simulator.ts';
import { sampleCards, type CardFields } from './card.ts';
import type { ReaderWorld } from './reader.ts';

const isFields = (value: unknown): value is CardFields =>
  typeof value === 'object' && value !== null;

export function readerCommands(world: ReaderWorld): Commands {
  return {
    lay: {
      help: `lay [${Object.keys(sampleCards).join('|')}|JSON]: lay a card on the reader`,
      run(...words) {
        const text = words.join(' ') || 'citizen';
        const sample = Object.entries(sampleCards).find(([name]) => name === text)?.[1];
        if (sample) return world.lay(sample);
        let fields: unknown;
        try {
          fields = JSON.parse(text);
        } catch {
          throw new WorldError(
            `expected ${Object.keys(sampleCards).join(', ')} or a JSON object of card fields`,
          );
        }
        if (!isFields(fields)) throw new WorldError('a card is a JSON object');
        world.lay(fields);
      },
    },
    take: { help: 'take: take the card away', run: () => world.take() },
    'take-during': {
      help: 'take-during select|read: the card leaves in the middle of the next one',
      run(step) {
        if (step !== 'select' && step !== 'read') throw new WorldError('expected select or read');
        world.takeDuring(step);
      },
    },
    refuse: {
      help: 'refuse HEX|off: refuse with a SAM status, each where it belongs: 80 find, 81 select, 41 read, 60 and 66 the module itself …',
      run(word) {
        if (word === undefined || word === 'off') return world.refuseWith(null);
        if (!/^[0-9a-f]{2}$/i.test(word)) throw new WorldError('expected two hex digits or off');
        world.refuseWith(Number.parseInt(word, 16));
      },
    },
    rate: {
      help: 'rate BAUD: the module was left at another line rate',
      run(word) {
        const rate = samBaudRates.find((each) => String(each) === word);
        if (rate === undefined) throw new WorldError(`expected ${samBaudRates.join(', ')}`);
        world.leftAt(rate);
      },
    },
    'wrong-ids': {
      help: 'wrong-ids N: the next N module ids are wrong',
      run: (n) => world.firstIdsWrong(n === undefined ? 1 : numberWord(n, 'N')),
    },
  };
}
