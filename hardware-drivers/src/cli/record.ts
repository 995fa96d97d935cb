import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { findDriver } from '../drivers/index.ts';
import { unhex } from '../framing/framing.ts';
import type { DevicePorts } from '../supervisor/device.ts';
import { openDevice } from '../supervisor/open.ts';
import {
  parseRecording,
  type RecordedPiece,
  type RecordingHeader,
} from '../transport/recording.ts';
import { recordingWire } from '../transport/recorder.ts';
import { UsageError, type Answer } from './answer.ts';
import { deviceEntry, type Arguments } from './arguments.ts';
import { decodeCapture, driverNamed } from './decode.ts';
import { perform, readAction } from './exec.ts';

/** `device record <driver> <address> --out FILE [operation …]`: the wire, piece by piece. */
export async function record(
  given: Arguments,
  ports: DevicePorts,
  stopped: Promise<void>,
): Promise<Answer> {
  const [driverId = '', address = '', name, ...words] = given.words;
  const driver = driverNamed(driverId);
  const { out } = given;
  if (out === undefined) throw new UsageError('record wants --out FILE');
  const action = name === undefined ? undefined : readAction(driverId, name, { words, given });
  const header: RecordingHeader = {
    recording: 'banshi-wire',
    version: 1,
    driver: driverId,
    address,
    medium: driver.medium,
  };
  let pieces = 0;
  const entry = deviceEntry(driverId, address, given);
  const configured = driver.configure(entry.profile);
  const write = (piece: RecordedPiece) => {
    pieces += 1;
    appendFileSync(out, `${JSON.stringify(piece)}\n`);
  };
  const wire = recordingWire(ports.wire, ports.clock, write, (scheme) =>
    configured.ok && configured.value.medium === 'stream'
      ? configured.value.packing?.(scheme)
      : undefined,
  );
  const opened = openDevice(entry, { ...ports, wire });
  if (!opened.ok)
    throw new UsageError('this device cannot be opened as described', opened.problems);
  // A recording of a card reader holds somebody's card: for its owner's eyes only.
  writeFileSync(out, `${JSON.stringify(header)}\n`, { mode: 0o600 });
  await using device = opened.value;
  if (action) {
    const answer = await perform(device, action, given, ports);
    return { exit: answer.exit, json: { file: out, pieces, result: answer.json } };
  }
  const limit = given.timeoutMs;
  await (limit === undefined
    ? stopped
    : Promise.race([stopped, new Promise<void>((resolve) => ports.clock.after(limit, resolve))]));
  return { exit: 0, json: { file: out, pieces } };
}

/** `device replay FILE`: what was said on the wire, in words. */
export function replay(words: readonly string[]): Answer {
  const [file = ''] = words;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const recording = parseRecording(text);
  if (typeof recording === 'string') throw new UsageError(`${file}: ${recording}`);
  const driver = findDriver(recording.header.driver);
  if (!driver) throw new UsageError(`${file}: "${recording.header.driver}" is not a driver`);
  const said = recording.pieces.map((piece) => {
    if ('out' in piece || 'in' in piece) {
      const bytes = unhex('out' in piece ? piece.out : piece.in) ?? new Uint8Array(0);
      return {
        at: piece.at,
        direction: 'out' in piece ? 'host->device' : 'device->host',
        pieces: decodeCapture(driver, bytes),
      };
    }
    if ('closed' in piece || 'present' in piece || 'atr' in piece) return piece;
    const { request, response } = piece;
    return {
      at: piece.at,
      request: `${request.method} ${request.path}`,
      response: 'failed' in response ? response.failed : response.status,
    };
  });
  return { exit: 0, json: { ...recording.header, said } };
}
