import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CapabilityName } from '../capability/index.ts';
import type { ScanSettings, ScannedPage } from '../capability/document-scanner.ts';
import type { PrintJob } from '../capability/document-printer.ts';
import { hex, unhex } from '../framing/framing.ts';
import type { DevicePorts, SupervisedDevice } from '../supervisor/device.ts';
import { usable, type Lifecycle } from '../supervisor/lifecycle.ts';
import { openDevice } from '../supervisor/open.ts';
import { actuationAnswer, failedAnswer, queryAnswer, UsageError, type Answer } from './answer.ts';
import { deviceEntry, type Arguments } from './arguments.ts';
import { driverNamed } from './decode.ts';
import { readReceipt } from './receipt.ts';

interface Task {
  readonly device: SupervisedDevice;
  readonly words: readonly string[];
  readonly given: Arguments;
  /** Left of the whole timeout when the device was ready. */
  readonly deadlineMs: number;
}
type Operation = (task: Task) => Promise<Answer>;

const common: Readonly<Record<string, Operation>> = {
  identify: ({ device }) =>
    Promise.resolve({
      exit: 0,
      json: { driver: device.driver, ...('identity' in device.state ? device.state.identity : {}) },
    }),
  status: async ({ device, deadlineMs }) =>
    queryAnswer(await device.refresh({ deadlineMs }), (status) => status),
  'self-test': async ({ device, deadlineMs }) => {
    const looked = await device.refresh({ deadlineMs });
    if (!looked.ok) return failedAnswer(looked.failure);
    const passed = looked.value.condition === 'ok' || looked.value.condition === 'attention';
    return { exit: passed ? 0 : 3, json: { passed, status: looked.value } };
  },
};

const operations: Readonly<Record<CapabilityName, Readonly<Record<string, Operation>>>> = {
  'identity-reader': {
    read: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('identity-reader', (reader) => reader.read({ waitMs: deadlineMs - 500 }), {
          deadlineMs: deadlineMs + 5_000,
        }),
        (card) => card,
      ),
    present: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('identity-reader', (reader) => reader.present(), { deadlineMs }),
        (present) => ({ present }),
      ),
    'appended-address': async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('identity-reader', (reader) => reader.appendedAddress(), { deadlineMs }),
        (address) => ({ address }),
      ),
  },
  locker: {
    doors: async ({ device, given, deadlineMs }) =>
      queryAnswer(
        await device.use('locker', (locker) => locker.doors({ board: given.board }), {
          deadlineMs,
        }),
        (doors) => doors,
      ),
    unlock: async ({ device, words, given, deadlineMs }) => {
      const door = Number(words[0]);
      if (!/^\d+$/.test(words[0] ?? ''))
        throw new UsageError(`unlock wants a door number, not "${words[0] ?? ''}"`);
      const where = { board: given.board, door };
      return actuationAnswer(
        await device.use('locker', (locker) => locker.unlock(where), { deadlineMs }),
        where,
      );
    },
  },
  'card-reader': {
    present: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('card-reader', (reader) => reader.present(), { deadlineMs }),
        (present) => ({ present }),
      ),
    transmit: async ({ device, words, deadlineMs }) => {
      const apdu = unhex(words.join(''));
      if (!apdu || apdu.length < 4) throw new UsageError('transmit wants an APDU in hex');
      const response = await device.use(
        'card-reader',
        async (reader) => {
          const card = await reader.connect({ waitMs: deadlineMs - 500 });
          return card.ok ? await reader.transmit(apdu) : card;
        },
        { deadlineMs: deadlineMs + 5_000 },
      );
      return queryAnswer(response, (bytes) => ({ response: hex(bytes) }));
    },
    'read-social-security': async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use(
          'card-reader',
          (reader) => reader.readSocialSecurity({ waitMs: deadlineMs - 500 }),
          { deadlineMs: deadlineMs + 5_000 },
        ),
        (card) => card,
      ),
    swipe: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('card-reader', (reader) => reader.swipe({ waitMs: deadlineMs - 500 }), {
          deadlineMs,
        }),
        (swipe) => swipe,
      ),
  },
  'code-scanner': {
    scan: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('code-scanner', (scanner) => scanner.scan({ waitMs: deadlineMs - 500 }), {
          deadlineMs: deadlineMs + 2_000,
        }),
        (code) => code,
      ),
  },
  'document-scanner': {
    scan: async ({ device, given, deadlineMs }) => {
      const settings = scanSettings(given);
      const { out } = given;
      if (out !== undefined) mkdirSync(out, { recursive: true });
      const shown: unknown[] = [];
      const keep = (page: ScannedPage) => {
        const file =
          out === undefined
            ? undefined
            : join(out, `page-${page.number}.${extensions[page.mediaType] ?? 'bin'}`);
        if (file !== undefined) writeFileSync(file, page.bytes);
        shown.push({
          number: page.number,
          mediaType: page.mediaType,
          size: page.bytes.length,
          ...(file === undefined ? {} : { file }),
        });
      };
      const scanned = await device.use(
        'document-scanner',
        (scanner) => scanner.scan(settings, keep),
        { deadlineMs },
      );
      if (!scanned.ok) return failedAnswer(scanned.failure);
      const { stoppedBy } = scanned.value;
      return {
        exit: stoppedBy ? 3 : 0,
        json: {
          pages: shown,
          ...(stoppedBy ? { stoppedBy: { code: stoppedBy.code, message: stoppedBy.message } } : {}),
        },
      };
    },
    abilities: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('document-scanner', (scanner) => scanner.abilities(), { deadlineMs }),
        (abilities) => abilities,
      ),
  },
  'receipt-printer': {
    print: async ({ device, words, deadlineMs }) => {
      const document = readReceipt(fileWord(words));
      return actuationAnswer(
        await device.use('receipt-printer', (printer) => printer.print(document), { deadlineMs }),
      );
    },
  },
  'document-printer': {
    print: async ({ device, words, given, deadlineMs }) => {
      const file = fileWord(words);
      const bytes = readBytes(file);
      const job: PrintJob = {
        bytes,
        mediaType: mediaTypeOf(bytes),
        name: 'banshi',
        duplex: given.duplex,
      };
      const printed = await device.use('document-printer', (printer) => printer.print(job), {
        deadlineMs,
      });
      const jobId = 'jobId' in printed ? { jobId: printed.jobId } : {};
      return actuationAnswer(printed, jobId);
    },
  },
  power: {
    reading: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('power', (power) => power.reading(), { deadlineMs }),
        (reading) => reading,
      ),
    status: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('power', (power) => power.reading(), { deadlineMs }),
        (reading) => reading,
      ),
  },
  sensors: {
    readings: async ({ device, deadlineMs }) =>
      queryAnswer(
        await device.use('sensors', (sensors) => sensors.readings(), { deadlineMs }),
        (readings) => readings,
      ),
    set: async ({ device, words, deadlineMs }) => {
      const [name = '', state] = words;
      if (state !== 'on' && state !== 'off') throw new UsageError('set wants a name and on or off');
      return actuationAnswer(
        await device.use('sensors', (sensors) => sensors.set(name, state === 'on'), { deadlineMs }),
        { name, on: state === 'on' },
      );
    },
  },
};

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

function fileWord(words: readonly string[]): string {
  const [file] = words;
  if (file === undefined) throw new UsageError('print wants a file');
  return file;
}

export function readBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function mediaTypeOf(bytes: Uint8Array): PrintJob['mediaType'] {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x89) return 'image/png';
  if (bytes[0] === 0x52 && bytes[1] === 0x61) return 'image/pwg-raster';
  return 'application/pdf';
}

function scanSettings({ source, resolution, colour, duplex }: Arguments): ScanSettings {
  if (source !== undefined && source !== 'platen' && source !== 'feeder')
    throw new UsageError('--source must be platen or feeder');
  if (
    colour !== undefined &&
    colour !== 'colour' &&
    colour !== 'grey' &&
    colour !== 'black-and-white'
  ) {
    throw new UsageError('--colour must be colour, grey or black-and-white');
  }
  return {
    ...(source === undefined ? {} : { source }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(colour === undefined ? {} : { colour }),
    duplex,
  };
}

const defaultTimeoutMs = 15_000;

/** A device that was silent so often in a row is off: nobody wants to wait for it. */
const silentAttempts = 2;

/** Ready, or hopeless: an address where nothing is will not become a device by waiting. */
const settledLife = (life: Lifecycle): boolean =>
  usable(life) ||
  life.state === 'faulted' ||
  (life.state === 'recovering' && life.attempt >= silentAttempts) ||
  (life.state === 'absent' && life.because !== undefined);

/** Runs one operation of an opened device; the whole must end within the timeout. */
export async function perform(
  device: SupervisedDevice,
  operation: Operation,
  words: readonly string[],
  given: Arguments,
  ports: DevicePorts,
): Promise<Answer> {
  const whole = given.timeoutMs ?? defaultTimeoutMs;
  const started = ports.clock.monotonic();
  const ready = await device.until(settledLife, {
    deadlineMs: whole,
  });
  // What the device did or did not say tells more than that it is not ready.
  const life = ready.ok ? ready.value : device.state;
  if (!usable(life) && 'because' in life && life.because) return failedAnswer(life.because);
  if (!ready.ok) return failedAnswer(ready.failure);
  const left = Math.max(1_000, whole - (ports.clock.monotonic() - started));
  return await operation({ device, words, given, deadlineMs: left });
}

export function findOperation(driverId: string, name: string | undefined): Operation {
  const { capability } = driverNamed(driverId);
  const known = { ...common, ...operations[capability] };
  const operation = name === undefined ? undefined : known[name];
  if (!operation) {
    throw new UsageError(`"${name ?? ''}" is not an operation of a ${capability}`, [
      {
        path: '/operation',
        message: `${JSON.stringify(name ?? '')} is not an operation of a ${capability}`,
        allowed: Object.keys(known),
      },
    ]);
  }
  return operation;
}

/** `device exec <driver> <address> <operation> [args]` */
export async function exec(given: Arguments, ports: DevicePorts): Promise<Answer> {
  const [driverId = '', address = '', name, ...words] = given.words;
  const operation = findOperation(driverId, name);
  const opened = openDevice(deviceEntry(driverId, address, given), ports);
  if (!opened.ok)
    throw new UsageError('this device cannot be opened as described', opened.problems);
  await using device = opened.value;
  return await perform(device, operation, words, given, ports);
}
