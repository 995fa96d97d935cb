import { expect, test } from 'vitest';
import { createAnnouncer, type Player } from './announcer.ts';

/** A player whose sounds end when the test says so. */
function handPlayer() {
  let playing = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const player: Player = {
    play: (clips, stop) =>
      new Promise((done) => {
        playing += 1;
        most = Math.max(most, playing);
        const end = () => {
          playing -= 1;
          done(clips.length > 0 ? 'spoken' : 'silent');
        };
        ends.push(end);
        stop.addEventListener('abort', end, { once: true });
      }),
  };
  return { player, endNext: () => ends.shift()?.(), most: () => most };
}
const words = (text: string) => ({ text, language: 'zh', clips: [text] }) as const;

test('two announcements never overlap, and both are in the transcript', async () => {
  const hand = handPlayer();
  const announcer = createAnnouncer(hand.player);
  const first = announcer.say(words('请A001号到1号窗口'));
  const second = announcer.say(words('请A002号到2号窗口'));
  await expect
    .poll(() => announcer.transcript.map((line) => line.outcome))
    .toEqual(['speaking', 'waiting']);
  hand.endNext();
  await first;
  await expect.poll(() => announcer.transcript[1]?.outcome).toBe('speaking');
  hand.endNext();
  await second;
  expect(hand.most()).toBe(1);
  expect(announcer.transcript).toMatchObject([
    { text: '请A001号到1号窗口', outcome: 'spoken' },
    { text: '请A002号到2号窗口', outcome: 'spoken' },
  ]);
});

test('a touch cuts what is running and what waits, and the next words are spoken', async () => {
  const hand = handPlayer();
  const announcer = createAnnouncer(hand.player);
  const running = announcer.say(words('a'));
  const waiting = announcer.say(words('b'));
  await expect.poll(() => announcer.transcript[0]?.outcome).toBe('speaking');
  announcer.hush();
  expect(await running).toBe('cut');
  expect(await waiting).toBe('cut');
  hand.endNext();
  const next = announcer.say(words('c'));
  await expect.poll(() => announcer.transcript[2]?.outcome).toBe('speaking');
  hand.endNext();
  expect(await next).toBe('spoken');
});

test('words without sound are kept in writing', async () => {
  const announcer = createAnnouncer({ play: async () => 'silent' });
  expect(await announcer.say({ text: 'x', language: 'en', clips: [] })).toBe('silent');
  expect(announcer.transcript).toMatchObject([{ text: 'x', outcome: 'silent' }]);
});

test('the transcript is bounded', async () => {
  const announcer = createAnnouncer({ play: async () => 'spoken' }, 3);
  await Promise.all(['a', 'b', 'c', 'd'].map((text) => announcer.say(words(text))));
  expect(announcer.transcript.map((line) => line.text)).toEqual(['b', 'c', 'd']);
});
