import { describe, expect, it } from 'vitest';
import type { Spoken, Utterance } from '../speech/index.ts';
import { createCallVoice } from './call-voice.ts';
import type { Call } from './calls-to-speak.ts';

const call = (event: number): Call => ({
  event,
  ticket: `t${event}`,
  number: `B${event}`,
  window: '3',
  times: 1,
});

function stage(outcome: Spoken['outcome'] = 'spoken') {
  const said: string[] = [];
  const captions: (string | null)[] = [];
  const finish: (() => void)[] = [];
  const voice = createCallVoice(
    {
      announcer: {
        say: ({ text }: Utterance) => {
          said.push(text);
          return new Promise((done) => finish.push(() => done(outcome)));
        },
      },
      pause: () => new Promise((done) => finish.push(done)),
      painted: (window) => window,
      caption: (text) => captions.push(text),
    },
    ['zh', 'en'],
  );
  const step = async () => {
    finish.shift()?.();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { voice, said, captions, step };
}

describe('the voice of a zone', () => {
  it('says a call in Chinese, then in English, and then falls silent', async () => {
    const { voice, said, captions, step } = stage();
    voice.hear({ speak: [call(1)], unsay: [] });
    await step();
    await step();
    expect(said).toEqual(['请B1号到3号窗口', 'Ticket B1, please go to window 3']);
    expect(captions.at(-1)).toBeNull();
  });

  it('begins the second call only when the first has ended', async () => {
    const { voice, said, step } = stage();
    voice.hear({ speak: [call(1), call(2)], unsay: [] });
    await step();
    expect(said).toHaveLength(2);
    await step();
    expect(said[2]).toBe('请B2号到3号窗口');
  });

  it('never says a call that was taken back while it waited', async () => {
    const { voice, said, step } = stage();
    voice.hear({ speak: [call(1), call(2)], unsay: [] });
    voice.hear({ speak: [], unsay: [2] });
    await step();
    await step();
    expect(said.join()).not.toContain('B2');
  });

  it('keeps the words on the board when nothing can be heard', async () => {
    const { voice, captions, step } = stage('silent');
    voice.hear({ speak: [call(1)], unsay: [] });
    await step();
    await step();
    expect(captions.at(-1)).toBe('请B1号到3号窗口');
    await step();
    expect(captions.at(-1)).toBeNull();
  });

  it('drops the second language when the hall is in a rush, and never grows without bound', async () => {
    const { voice, said, step } = stage();
    voice.hear({ speak: Array.from({ length: 500 }, (_, i) => call(i)), unsay: [] });
    for (let i = 0; i < 40; i++) await step();
    expect(said.length).toBeLessThan(20);
    expect(said[1]).toMatch(/^请/);
  });
});
