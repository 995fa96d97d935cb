import { expect, it } from 'vitest';
import { dueSnapshot, type StreamMemory } from './memory.ts';
import { ledger } from './testing/ledger.ts';

const every = 10;
const grownBy = (events: number): StreamMemory => ({
  feed: 'f',
  stream: 'ledger/a',
  decider: { ...ledger, snapshot: { version: 1, every, save: () => 'saved', load: () => 0 } },
  seq: 100 + events,
  head: '',
  state: ledger.initial('ledger/a'),
  snapshotAt: 100,
});

it('writes a snapshot when it is due, in a rush only when it is long overdue', () => {
  expect(dueSnapshot(grownBy(every - 1), false)).toBeUndefined();
  expect(dueSnapshot(grownBy(every), false)).toMatchObject({ seq: 110, state: '"saved"' });
  expect(dueSnapshot(grownBy(every), true)).toBeUndefined();
  expect(dueSnapshot(grownBy(4 * every), true)).toMatchObject({ seq: 140 });
});
