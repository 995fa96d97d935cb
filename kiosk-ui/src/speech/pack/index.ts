import type { VoicePack } from '../pack-format.ts';
import calls from './calls.opus?url';
import english from './english.opus?url';
import manifest from './manifest.json';
import syllables from './syllables.opus?url';

// The manifest is JSON; its arrays are clips by the recipe that writes it (voice/make.ts).
export const pack = {
  ...manifest,
  files: { calls, syllables, english },
} as unknown as VoicePack;
