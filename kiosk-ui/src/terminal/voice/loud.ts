import { pinyin } from 'pinyin-pro';
import type { Language } from '../../locales/index.ts';
import { pack, webAudioPlayer } from '../../speech/browser.ts';
import { readAloud } from '../../speech/read-aloud.ts';

/** The part of the voice that is only fetched once somebody wants to hear it. */
export const player = webAudioPlayer(pack);

const readings = (text: string): string[] => pinyin(text, { toneType: 'num', type: 'array' });

export const clipsFor = (text: string, language: Language): readonly string[] =>
  readAloud(text, language, pack, readings);
