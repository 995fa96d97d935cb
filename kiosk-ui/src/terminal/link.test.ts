import type { CommandAnswer, CommandMessage } from '@banshi/terminal-agent/protocol';
import { expect, test } from 'vitest';
import { createLink } from './link.ts';
import { sampleView } from './gallery/samples.ts';

function linkAt(seq: number) {
  const sent: CommandMessage[] = [];
  let answer: (value: CommandAnswer) => void = () => undefined;
  let timers: (() => void)[] = [];
  const link = createLink({
    carry: (message) => {
      sent.push(message);
      return new Promise((done) => (answer = done));
    },
    newId: () => `id-${sent.length}`,
    after: (_, callback) => {
      timers.push(callback);
      return () => (timers = timers.filter((timer) => timer !== callback));
    },
  });
  link.shown({ ...sampleView('menu'), seq });
  return {
    link,
    sent,
    answer: async (value: CommandAnswer) => {
      answer(value);
      await Promise.resolve();
    },
    fire: () => timers.splice(0).forEach((timer) => timer()),
  };
}

test('a second touch before the answer does nothing, and commands name the screen they answer', async () => {
  const { link, sent, answer } = linkAt(7);
  link.send({ type: 'choose-service', service: 'ticket' });
  link.send({ type: 'choose-service', service: 'ticket' });
  expect(sent).toMatchObject([{ seq: 7, command: { type: 'choose-service' } }]);
  await answer({ ok: true, seq: 8 });
  link.send({ type: 'back' });
  expect(sent, 'the new screen has not come yet').toHaveLength(1);
  link.shown({ ...sampleView('choose-queue'), seq: 8 });
  link.send({ type: 'back' });
  expect(sent.at(-1)).toMatchObject({ seq: 8, command: { type: 'back' } });
});

test('a command that changed nothing frees the buttons after a moment', async () => {
  const { link, answer, fire } = linkAt(1);
  link.send({ type: 'more-time' });
  await answer({ ok: true, seq: 2 });
  expect(link.pending.value).not.toBeNull();
  fire();
  expect(link.pending.value).toBeNull();
});

test('a refused touch says why until the screen changes; a doubled one stays silent', async () => {
  const { link, answer } = linkAt(1);
  link.send({ type: 'submit' });
  await answer({ ok: false, code: 'stale', message: '' });
  expect(link.refusal.value).toBe('stale');
  link.shown({ ...sampleView('submitted'), seq: 2 });
  expect(link.refusal.value).toBeNull();
  link.send({ type: 'continue' });
  await answer({ ok: false, code: 'busy', message: '' });
  expect(link.refusal.value).toBeNull();
});

test('an older view never replaces a newer one, except after a new greeting', () => {
  const { link } = linkAt(9);
  link.shown({ ...sampleView('attract'), seq: 3 });
  expect(link.view.value?.seq).toBe(9);
  link.lost();
  expect(link.connection.value).toBe('lost');
  link.greeted({
    version: 1,
    terminal: 't',
    pixelsPerMillimetre: 2.71,
    orientation: 'portrait',
    timeZone: 'Asia/Shanghai',
  });
  link.shown({ ...sampleView('attract'), seq: 3 });
  expect(link.view.value?.seq).toBe(3);
  expect(link.connection.value).toBe('live');
});

test('nothing is sent while the agent is gone', () => {
  const { link, sent } = linkAt(1);
  link.lost();
  link.send({ type: 'help' });
  expect(sent).toEqual([]);
});
