import { beforeEach, describe, expect, it } from 'vitest';
import { sampleHall } from '../server/testing/sample-hall.ts';
import { recall, remember } from './remembered-hall.ts';

describe('the picture kept over a power cut', () => {
  beforeEach(() => localStorage.clear());

  it('comes back with the time it was true', () => {
    remember(localStorage, { view: sampleHall, trueAt: 5 });
    expect(recall(localStorage, 'yunxi')).toEqual({ view: sampleHall, trueAt: 5 });
  });

  it.each(['', 'null', '{', '{"trueAt":1,"view":{}}', '[]'])(
    'starts empty rather than wrong when it holds %j',
    (text) => {
      localStorage.setItem('banshi.board.yunxi', text);
      expect(recall(localStorage, 'yunxi')).toBeUndefined();
    },
  );
});
