import { describe, expect, it } from 'vitest';
import { sampleHall } from '../server/testing/sample-hall.ts';
import { servedQueues } from './served-queues.ts';

describe('the queues of a window', () => {
  const [first] = sampleHall.windows;
  const of = (serves?: string[]) => {
    const window = {
      ...first,
      id: 'x',
      ...(serves && { serves }),
    } as (typeof sampleHall.windows)[number];
    return servedQueues({ ...sampleHall, windows: [window] }, 'x').map(({ id }) => id);
  };

  it('are those of its kind, unless the hall gave it others', () => {
    expect(of()).toEqual(
      sampleHall.queues
        .filter((one) => one.category === first?.category && one.function === first.function)
        .map(({ id }) => id),
    );
    const others = sampleHall.queues.slice(0, 2).map(({ id }) => id);
    expect(of(others)).toEqual(others);
    expect(servedQueues(sampleHall, 'nowhere')).toEqual([]);
  });
});
