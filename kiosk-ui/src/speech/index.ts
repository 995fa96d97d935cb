/**
 * The voice of the house. This file is pure and runs anywhere; sounds are in `./browser.ts`.
 *
 *   import { createAnnouncer, phrase, sentence, windowNumber } from '../speech/index.ts';
 *   import { pack, webAudioPlayer } from '../speech/browser.ts';
 *   const announcer = createAnnouncer(webAudioPlayer(pack));
 *   const call = { kind: 'call', number: 'A012', window: windowNumber('3号窗口') } as const;
 *   announcer.say({ text: sentence(call, 'zh'), language: 'zh', clips: phrase(call, 'zh') });
 */
export * from './phrase.ts';
export * from './announcer.ts';
export * from './silent-player.ts';
export * from './pack-format.ts';
