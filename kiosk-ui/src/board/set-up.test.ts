import { describe, expect, it } from 'vitest';
import type { BoardView } from '@banshi/queue-server/protocol';
import type { Answer } from '../server/client.ts';
import { readBoardAddress, type BoardAddress } from './board-address.ts';
import { boardSetUp } from './set-up.ts';

const board = (changes: Partial<BoardView>): BoardView => ({
  id: 'east',
  layout: 'calls',
  voice: true,
  languages: ['zh'],
  ...changes,
});
const down = { ok: false, refusal: { code: 'unreachable', status: 0 } } as const;
const boards = (...views: BoardView[]) => ({ ok: true, value: views }) as const;

function screen(path: string, answers: Answer<BoardView[]>[]) {
  const shown: BoardAddress[] = [];
  const later: (() => void)[] = [];
  const asked: string[] = [];
  const { ask } = boardSetUp(
    {
      client: {
        get: <T>(of: string) => {
          asked.push(of);
          return Promise.resolve(answers.shift() as Answer<T>);
        },
      },
      after: (_ms, again) => void later.push(again),
    },
    readBoardAddress(new URL(path, 'http://hall')),
    (address) => shown.push(address),
  );
  return { ask, shown, later, asked };
}

describe('a screen of the hall', () => {
  it('follows the hall when its set-up changes, and stands still when another one’s does', async () => {
    const other = board({ id: 'west', layout: 'waits' });
    const { ask, shown } = screen('/board/yunxi/east', [
      boards(board({})),
      boards(board({}), other),
      boards(board({ layout: 'waits', voice: false }), other),
    ]);
    for (let i = 0; i < 3; i++) await ask();
    expect(shown.map(({ layout, silent }) => [layout, silent])).toEqual([
      ['calls', false],
      ['waits', true],
    ]);
  });

  it('shows what its address says while the hall does not answer, and asks on', async () => {
    const { ask, shown, later, asked } = screen('/board/yunxi/east?layout=waits', [
      down,
      boards(board({})),
    ]);
    await ask();
    expect(shown.map(({ layout }) => layout)).toEqual(['waits']);
    later[0]?.();
    await new Promise((done) => setImmediate(done));
    expect(shown.map(({ layout }) => layout)).toEqual(['waits', 'calls']);
    expect(asked).toHaveLength(2);
  });

  it('asks nothing where all it shows stands in its address', async () => {
    const { ask, shown, asked } = screen('/board/yunxi?layout=calls', []);
    await ask();
    await ask();
    expect([shown.length, asked.length]).toEqual([1, 0]);
  });
});
