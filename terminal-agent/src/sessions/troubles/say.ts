import type { CommandType, Words } from '../../protocol/index.ts';

/** What happened, what it means for the one in front, and the ways on. */
export interface TroubleWords {
  readonly what: Words;
  readonly meaning: Words;
  readonly ways: readonly CommandType[];
}

export const say = (
  what: readonly [zh: string, en: string],
  meaning: readonly [zh: string, en: string],
  ...ways: readonly CommandType[]
): TroubleWords => ({
  what: { zh: what[0], en: what[1] },
  meaning: { zh: meaning[0], en: meaning[1] },
  ways,
});
