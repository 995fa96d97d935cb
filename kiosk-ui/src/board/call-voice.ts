import type { Language } from '../locales/index.ts';
import { phrase, sentence, type Announcer } from '../speech/index.ts';
import type { Call, CallNews } from './calls-to-speak.ts';

export interface CallVoicePorts {
  readonly announcer: Pick<Announcer, 'say'>;
  readonly pause: (ms: number) => Promise<void>;
  /** What is painted over a window, e.g. "3". */
  readonly painted: (window: string) => string;
  /** What stands on the board while it is said; null: nothing is being said. */
  readonly caption: (text: string | null) => void;
}

/** With more calls than this waiting, each is said in the first language only, so that the voice keeps up with the hall. */
const hurryBeyond = 3;
/** With more than this waiting, the oldest are left to the eye. */
const dropBeyond = 10;
/** How long words stay on the board that no voice carries. */
const readableMs = 5_000;

/** The voice of one zone: one call after the other, never two at once; a call taken back in time is never said. */
export function createCallVoice(ports: CallVoicePorts, voices: readonly Language[]) {
  let queue: Call[] = [];
  let running = false;
  let stopped = false;

  async function run() {
    running = true;
    for (let call = queue.shift(); call !== undefined && !stopped; call = queue.shift()) {
      const said = {
        kind: 'call',
        number: call.number,
        window: ports.painted(call.window),
      } as const;
      const languages = queue.length > hurryBeyond ? voices.slice(0, 1) : voices;
      let heard = false;
      for (const language of languages) {
        const text = sentence(said, language);
        ports.caption(text);
        const outcome = await ports.announcer.say({
          text,
          language,
          clips: phrase(said, language),
        });
        heard ||= outcome === 'spoken';
      }
      if (!heard) {
        ports.caption(sentence(said, voices[0] ?? 'zh'));
        await ports.pause(readableMs);
      }
    }
    ports.caption(null);
    running = false;
  }

  return {
    hear({ speak, unsay }: CallNews) {
      queue = [...queue, ...speak].filter(({ event }) => !unsay.includes(event)).slice(-dropBeyond);
      if (!running && queue.length > 0) void run();
    },
    stop() {
      stopped = true;
      queue = [];
    },
  };
}
