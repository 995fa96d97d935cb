import type { Player } from './announcer.ts';
import { type Clip, pause, type VoicePack } from './pack-format.ts';

/** The pack's sounds have nothing above 8 kHz; decoding at this rate keeps a whole pack in 25 MB. */
const sampleRate = 16_000;
/** How long a sound may take beyond its own length before we call it silent (no audio device). */
const patienceSeconds = 2;

/**
 * Plays clips one after another through WebAudio. Sound files are fetched when first needed.
 * Answers `silent` where there is no sound: clips missing, no audio, or the browser wants a touch first.
 */
export function webAudioPlayer(pack: VoicePack, volume = 1): Player {
  let context: AudioContext | undefined;
  let output: GainNode | undefined;
  const buffers = new Map<string, Promise<AudioBuffer | null>>();

  function open(): { context: AudioContext; output: GainNode } | null {
    if (typeof AudioContext === 'undefined') return null;
    context ??= new AudioContext({ sampleRate });
    if (!output) {
      output = context.createGain();
      output.gain.value = volume;
      output.connect(context.destination);
    }
    return { context, output };
  }

  function load(name: string, audio: AudioContext): Promise<AudioBuffer | null> {
    const address = pack.files[name];
    if (address === undefined) return Promise.resolve(null);
    const loading =
      buffers.get(name) ??
      fetch(address)
        .then((answer) => answer.arrayBuffer())
        .then((bytes) => audio.decodeAudioData(bytes))
        .catch(() => {
          // The next words try again: a pack may be reachable later.
          buffers.delete(name);
          return null;
        });
    buffers.set(name, loading);
    return loading;
  }

  return {
    async play(ids, stop) {
      const clips = ids.map((id) => (id === pause ? pause : pack.clips[id]));
      if (!clips.some((clip) => clip !== undefined && clip !== pause)) return 'silent';
      const audio = open();
      if (!audio) return 'silent';
      await Promise.race([audio.context.resume().catch(() => undefined), wait(300)]);
      if (audio.context.state !== 'running') return 'silent';
      const names = new Set(clips.flatMap((clip) => (clip && clip !== pause ? [clip[0]] : [])));
      const loaded = new Map<string, AudioBuffer>();
      for (const name of names) {
        const buffer = await load(name, audio.context);
        if (buffer) loaded.set(name, buffer);
      }
      if (stop.aborted || loaded.size === 0) return 'silent';
      return schedule(audio, clips, loaded, pack.gaps, stop);
    },
  };
}

function schedule(
  audio: { readonly context: AudioContext; readonly output: GainNode },
  clips: readonly (Clip | typeof pause | undefined)[],
  loaded: ReadonlyMap<string, AudioBuffer>,
  gaps: VoicePack['gaps'],
  stop: AbortSignal,
): Promise<'spoken' | 'silent'> {
  const { context, output } = audio;
  const begin = context.currentTime + 0.02;
  const sources: AudioBufferSourceNode[] = [];
  let at = begin;
  for (const clip of clips) {
    if (clip === pause) at += gaps.pause;
    if (clip === undefined || clip === pause) continue;
    const [file, from, length] = clip;
    const buffer = loaded.get(file);
    if (!buffer) continue;
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(output);
    source.start(at, from, length);
    sources.push(source);
    at += length + (file === 'syllables' ? gaps.syllable : gaps.clip);
  }
  const lastSource = sources.at(-1);
  if (!lastSource) return Promise.resolve('silent');
  return new Promise((done) => {
    const settle = (outcome: 'spoken' | 'silent') => {
      clearTimeout(deadline);
      stop.removeEventListener('abort', cut);
      done(outcome);
    };
    const cut = () => {
      for (const source of sources) source.stop();
      settle('silent');
    };
    const seconds = at - begin + gaps.announcement + patienceSeconds;
    const deadline = setTimeout(() => settle('silent'), seconds * 1000);
    lastSource.onended = () => setTimeout(() => settle('spoken'), gaps.announcement * 1000);
    stop.addEventListener('abort', cut, { once: true });
  });
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
