/**
 * A voice pack: sounds and what they say. Clips are stretches of a few sound files, so that a
 * thousand syllables are three requests. To replace the voice, record the same ids.
 */
export interface VoicePack {
  readonly name: string;
  readonly recipe: string;
  /** Short name of each sound file → where it is. */
  readonly files: Readonly<Record<string, string>>;
  /** Clip id → file, start and length in seconds, and the words spoken. */
  readonly clips: Readonly<Record<string, Clip>>;
  /** Seconds of silence. */
  readonly gaps: {
    /** Between two clips of one sentence. */
    readonly clip: number;
    /** Between two syllables of one word. */
    readonly syllable: number;
    /** At a comma or full stop. */
    readonly pause: number;
    /** Between two announcements. */
    readonly announcement: number;
  };
}

export type Clip = readonly [file: string, from: number, length: number, text?: string];

/** A stretch of silence among clip ids. */
export const pause = '·';
