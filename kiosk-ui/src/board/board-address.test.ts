import { describe, expect, it } from 'vitest';
import { configured, readBoardAddress } from './board-address.ts';

const read = (path: string) => readBoardAddress(new URL(path, 'http://127.0.0.1:7300'));

describe('the address of a screen', () => {
  it('is a hall board in Chinese that speaks both languages, if it says nothing else', () => {
    expect(read('/board/yunxi')).toEqual({
      hall: 'yunxi',
      board: null,
      layout: 'calls-and-waits',
      window: null,
      zone: null,
      queues: null,
      silent: false,
      voices: ['zh', 'en'],
      language: 'zh',
    });
  });

  it('makes a window sign that hears its own window only', () => {
    const sign = read('/board/yunxi?layout=window&window=3');
    expect(sign).toMatchObject({ layout: 'window', window: '3' });
    expect([...(sign.zone ?? [])]).toEqual(['3']);
  });

  it('reads a zone of ranges and single windows', () => {
    expect([...(read('/board/yunxi?zone=1-3,9,W7').zone ?? [])]).toEqual([
      '1',
      '2',
      '3',
      '9',
      'W7',
    ]);
  });

  it('shows the waits of the queues it names', () => {
    expect([...(read('/board/yunxi?queues=tax,fund').queues ?? [])]).toEqual(['tax', 'fund']);
  });

  it('can be silent, and speaks only languages it knows', () => {
    expect(read('/board/yunxi?silent=1').silent).toBe(true);
    expect(read('/board/yunxi?voice=en,fr').voices).toEqual(['en']);
    expect(read('/board/yunxi?voice=').silent).toBe(true);
  });

  it('falls back to a hall board when a sign does not say whose', () => {
    expect(read('/board/yunxi?layout=window').layout).toBe('calls-and-waits');
  });

  it('takes its set-up from the hall when it is one of the hall’s screens', () => {
    const east = {
      id: 'east',
      layout: 'calls',
      zone: { id: 'east', name: { zh: '东区', en: 'East' }, windows: ['1', '2'] },
      voice: false,
      languages: ['zh'],
    } as const;
    const address = readBoardAddress(new URL('/board/yunxi/east', 'http://127.0.0.1:7300'));
    const board = configured(address, [
      { ...east, zone: { ...east.zone, windows: ['1', '2'] }, languages: ['zh'] },
    ]);
    expect(board).toMatchObject({ layout: 'calls', silent: true, voices: ['zh'] });
    expect([...(board.zone ?? [])]).toEqual(['1', '2']);
    expect(configured(address, [])).toBe(address);
  });
});
