import { samplePage } from '../escl/sheets.ts';
import { onOffWord, type Commands, type FolderBrain, type SimulatorPorts } from '../simulator.ts';

export interface CameraWorld {
  /** Puts a page before the camera; it is in the frames from the next one on. */
  place(bytes: Uint8Array): void;
  remove(): void;
  /** The camera's software hangs: no new frames come. */
  freeze(on: boolean): void;
  /** Frames that break off in the middle, as when they are read while being written. */
  half(on: boolean): void;
}

export interface CameraSettings {
  /** Between two frames. */
  readonly frameMs: number;
}
export const usualCamera: CameraSettings = { frameMs: 250 };

/** A picture of nothing: the smallest that is whole. */
const emptyDesk = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0x00, 0x00, 0xff, 0xd9);

/** A document camera: at any moment its newest frame shows what lay before it. */
export function cameraBrain(
  { clock }: SimulatorPorts,
  { frameMs }: CameraSettings = usualCamera,
): FolderBrain<CameraWorld> {
  let desk = emptyDesk;
  let halved = false;
  let frozenAt: number | undefined;
  const now = () => frozenAt ?? clock.now();
  return {
    medium: 'folder',
    frameMs,
    world: {
      place: (bytes) => void (desk = Uint8Array.from(bytes)),
      remove: () => void (desk = emptyDesk),
      freeze: (on) => void (frozenAt = on ? clock.now() : undefined),
      half: (on) => void (halved = on),
    },
    frame: () => ({
      name: 'camera.jpg',
      modifiedAt: Math.floor(now() / frameMs) * frameMs,
      bytes: halved ? desk.slice(0, desk.length >> 1) : desk,
    }),
    powerUp: () => void (frozenAt = undefined),
  };
}

export function cameraCommands(world: CameraWorld): Commands {
  return {
    place: {
      help: 'place [TITLE]: a printed page before the camera',
      async run(...words) {
        const page = await samplePage(words.length === 0 ? undefined : words.join(' '));
        world.place(page.bytes);
      },
    },
    remove: { help: 'remove: take it away', run: () => world.remove() },
    freeze: {
      help: 'freeze [on|off]: no new frames come',
      run: (word) => world.freeze(onOffWord(word)),
    },
    half: {
      help: 'half [on|off]: frames break off in the middle',
      run: (word) => world.half(onOffWord(word)),
    },
  };
}
