import { activate, scanReport, scanReports } from '../../drivers/hid-pos-scanner/codec.ts';
import { concat, sameBytes } from '../../framing/framing.ts';
import { featureChannel } from '../../transport/connection.ts';
import type { Packing } from '../../transport/packing.ts';
import type { Commands, SimulatorPorts, StreamBrain } from '../simulator.ts';
import { numberWord } from '../simulator.ts';

export interface PosScannerSettings {
  /** Silent until activated, as Honeywell's. */
  readonly wantsActivation: boolean;
  /** What the scanner adds to every code. */
  readonly suffix: 'none' | 'cr' | 'crlf';
}
export const usualPosScanner: PosScannerSettings = { wantsActivation: false, suffix: 'cr' };

export interface PosScannerWorld {
  show(text: string, symbology?: string): void;
  /** Somebody holds a code there after so many milliseconds. */
  showAfter(ms: number, text: string, symbology?: string): void;
}

const suffixes = { none: '', cr: '\r', crlf: '\r\n' } as const;

/** A code scanner in HID POS mode; long codes take several reports. */
export function posScannerBrain(
  { clock }: SimulatorPorts,
  settings: PosScannerSettings = usualPosScanner,
): StreamBrain<PosScannerWorld> {
  let send: (bytes: Uint8Array) => void = () => undefined;
  let active = !settings.wantsActivation;
  const show = (text: string, symbology = ']Q1') => {
    if (!active) return;
    for (const report of scanReports(`${text}${suffixes[settings.suffix]}`, symbology))
      send(report);
  };
  return {
    medium: 'stream',
    baudRate: 115200,
    world: {
      show,
      showAfter: (ms, text, symbology) => void clock.after(ms, () => show(text, symbology)),
    },
    receive(bytes) {
      if (sameBytes(bytes, activate())) active = true;
    },
    onSend: (to) => void (send = to),
    powerUp: () => void (active = !settings.wantsActivation),
  };
}

/** As the device packs: the report's number is the channel, feature reports come on their own. */
export const posScannerReports = (): Packing => ({
  pack: (bytes) => [{ channel: scanReport, bytes: bytes.subarray(1) }],
  unpack: (packet, channel) =>
    channel >= featureChannel ? concat([Uint8Array.of(channel & 0xff), packet]) : new Uint8Array(0),
});

export function posScannerCommands(world: PosScannerWorld): Commands {
  return {
    show: {
      help: 'show TEXT: hold a QR code before the scanner',
      run: (...words) => world.show(words.join(' ')),
    },
    'show-after': {
      help: 'show-after MS TEXT: hold it there later',
      run: (ms, ...words) => world.showAfter(numberWord(ms, 'MS'), words.join(' ')),
    },
  };
}
