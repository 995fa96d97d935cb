import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { LoggedEvent } from '@banshi/queue-server/protocol';
import { follow } from './follow.ts';

const event = (seq: number): LoggedEvent => ({
  seq,
  type: 'hidden',
  at: '2026-03-21T01:00:00.000Z',
});
const seqs = (events: readonly LoggedEvent[]) => events.map(({ seq }) => seq);

describe('following a stream', () => {
  it('drops what was read before and keeps the order', () => {
    const step = follow(3, [event(5), event(3), event(4)]);
    expect({ ...step, fresh: seqs(step.fresh) }).toEqual({ fresh: [4, 5], seq: 5, gap: false });
  });

  it('stops before a hole and says so', () => {
    const step = follow(3, [event(4), event(6)]);
    expect({ ...step, fresh: seqs(step.fresh) }).toEqual({ fresh: [4], seq: 4, gap: true });
  });

  it('reads every event once, however batches repeat and overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(6))), (cuts) => {
        let seq = 0;
        const read: number[] = [];
        for (const [back, length] of cuts) {
          const from = Math.max(1, seq + 1 - back);
          const step = follow(
            seq,
            Array.from({ length: back + length }, (_, i) => event(from + i)),
          );
          expect(step.gap).toBe(false);
          read.push(...seqs(step.fresh));
          seq = step.seq;
        }
        expect(read).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
      }),
    );
  });
});
