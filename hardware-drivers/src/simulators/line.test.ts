import { expect, it } from 'vitest';
import { hex } from '../framing/framing.ts';
import { simulatedLine } from './line.ts';
import { seeded } from './seeded.ts';
import { virtualClock } from './virtual-clock.ts';

it('a paced wire keeps its order when late timers come in any order', () => {
  const clock = virtualClock();
  const timers: (() => void)[] = [];
  let send: (bytes: Uint8Array) => void = () => undefined;
  const line = simulatedLine(
    {
      baudRate: 9600,
      receive: () => undefined,
      onSend: (to) => (send = to),
      powerUp: () => undefined,
    },
    {
      clock,
      chance: seeded(1),
      exactly(_, callback) {
        timers.push(callback);
        return () => undefined;
      },
    },
    true,
  );
  const heard: string[] = [];
  line.onHostData((bytes) => heard.push(hex(bytes)));
  const bytes = Uint8Array.from({ length: 40 }, (_, i) => i);
  send(bytes);
  for (const timer of timers.toReversed()) timer();
  expect(heard).toHaveLength(3);
  expect(heard.join('')).toBe(hex(bytes));
});
