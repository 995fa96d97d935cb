import { describe, expect, it } from 'vitest';
import type { HeightBand } from '@banshi/queue-server/protocol';
import { columnsOf } from './columns.ts';

const doors = (bands: string) =>
  [...bands].map((band, i) => ({
    label: String(i),
    band: ({ h: 'high', m: 'middle', l: 'low' } as const)[band] ?? ('low' satisfies HeightBand),
  }));

describe('the drawing of a cabinet', () => {
  it('begins a new column where doors are high up again', () => {
    expect(columnsOf(doors('hhmlhhmlh')).map(({ length }) => length)).toEqual([4, 4, 1]);
  });

  it('draws every door once, whatever the bands say', () => {
    for (const bands of ['', 'lll', 'mh', 'lhm']) {
      expect(columnsOf(doors(bands)).flat()).toHaveLength(bands.length);
    }
  });
});
