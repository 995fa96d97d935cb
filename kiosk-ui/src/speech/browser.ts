/** What needs a browser: the sounds of the first voice pack, and WebAudio to play them. */
export { pack } from './pack/index.ts';
export { webAudioPlayer } from './player.ts';
