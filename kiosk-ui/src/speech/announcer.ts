import type { Language } from '../locales/index.ts';

export interface Utterance {
  /** In writing, for eyes and for the transcript. */
  readonly text: string;
  readonly language: Language;
  /** Clip ids in order; none means that there is no sound for it. */
  readonly clips: readonly string[];
}

/** Makes sound. Resolves when the last clip has ended, or at once when it cannot; never rejects. */
export interface Player {
  play(clips: readonly string[], stop: AbortSignal): Promise<'spoken' | 'silent'>;
}

export interface Spoken extends Utterance {
  /** `silent` was shown only; `cut` was interrupted by a touch; `waiting` and `speaking` are still to end. */
  readonly outcome: 'waiting' | 'speaking' | 'spoken' | 'silent' | 'cut';
}

export interface Announcer {
  /** Puts words at the end of the queue. Answers when they have been spoken, skipped or cut. */
  say(utterance: Utterance): Promise<Spoken['outcome']>;
  /** Stops the running words and forgets the waiting ones: a touch interrupts. */
  hush(): void;
  /** Everything asked for, oldest first, the last `kept` of it. */
  readonly transcript: readonly Spoken[];
  /** Called after every change of the transcript; answers how to stop listening. */
  onChange(listener: (transcript: readonly Spoken[]) => void): () => void;
}

/** One voice at a time: announcements wait for each other, whatever happens to the sound. */
export function createAnnouncer(player: Player, kept = 50): Announcer {
  let transcript: readonly Spoken[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let stop = new AbortController();
  const listeners = new Set<(transcript: readonly Spoken[]) => void>();
  // Lines that left the transcript are forgotten here too: a board speaks for months.
  const ids = new WeakMap<Spoken, symbol>();

  const publish = (next: readonly Spoken[]): void => {
    transcript = next.slice(-kept);
    for (const listener of listeners) listener(transcript);
  };
  const mark = (id: symbol, outcome: Spoken['outcome']): void =>
    publish(
      transcript.map((line) => {
        if (ids.get(line) !== id) return line;
        ids.delete(line);
        const marked = { ...line, outcome };
        ids.set(marked, id);
        return marked;
      }),
    );

  return {
    get transcript() {
      return transcript;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(utterance) {
      const id = Symbol(utterance.text);
      const line: Spoken = { ...utterance, outcome: 'waiting' };
      ids.set(line, id);
      publish([...transcript, line]);
      const { signal } = stop;
      const run = async (): Promise<Spoken['outcome']> => {
        if (!signal.aborted) mark(id, 'speaking');
        const heard = signal.aborted ? 'cut' : await player.play(utterance.clips, signal);
        const outcome = signal.aborted ? 'cut' : heard;
        mark(id, outcome);
        return outcome;
      };
      const turn = last.then(run);
      last = turn;
      return turn;
    },
    hush() {
      stop.abort();
      stop = new AbortController();
    },
  };
}
