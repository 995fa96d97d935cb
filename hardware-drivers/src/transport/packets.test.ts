import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../ports/system.ts';
import { ccidReaderBrain, usbCcidReader } from '../simulators/ccid/reader.ts';
import { simulatedLine } from '../simulators/line.ts';
import { memoryWire } from '../simulators/memory-wire.ts';
import { pcscSlotBrain } from '../simulators/pcsc/slot.ts';
import { cardLine } from '../simulators/card-line.ts';
import { seeded } from '../simulators/seeded.ts';
import { usable } from '../supervisor/lifecycle.ts';
import { openDevice } from '../supervisor/open.ts';
import { findDriver } from '../drivers/index.ts';
import { parseAddress } from './address.ts';
import type { Wire } from './connection.ts';
import { readReaders, sizes } from './pcscd-messages.ts';
import { recordingWire } from './recorder.ts';
import type { RecordedPiece, Recording } from './recording.ts';
import { replayCard, replayStream } from './replay.ts';
import { systemWire } from './system-wire.ts';
import { claim, type UsbDevice } from './usb.ts';

const ports = { clock: systemClock, chance: seeded(1) };
const addressOf = (text: string) => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  return parsed.value;
};
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

async function readCard(driver: string, address: string, wire: Wire) {
  const opened = openDevice({ id: driver, driver, address }, { clock: systemClock, wire });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  ending.push(() => opened.value.close());
  await opened.value.until(usable, { deadlineMs: 5_000 });
  return await opened.value.use('card-reader', (reader) => reader.readSocialSecurity());
}

/** A CCID reader as node-usb would show it, with our simulated one inside. */
function usbReader() {
  const brain = ccidReaderBrain(ports);
  const far = usbCcidReader();
  const queues = new Map<number, Uint8Array[]>();
  const waiting = new Map<number, (packet: Uint8Array) => void>();
  let unplug: (error: Error) => void = () => undefined;
  const unplugged = new Promise<never>((_, reject) => {
    unplug = reject;
  });
  unplugged.catch(() => undefined);
  brain.onSend((bytes) => {
    for (const { channel, bytes: packet } of far.pack(bytes)) {
      const taker = waiting.get(channel & 0x7f);
      waiting.delete(channel & 0x7f);
      if (taker) taker(packet);
      else queues.set(channel & 0x7f, [...(queues.get(channel & 0x7f) ?? []), packet]);
    }
  });
  const device: UsbDevice = {
    vendorId: 0x08e6,
    productId: 0x3437,
    configuration: {
      interfaces: [
        { interfaceNumber: 0, alternate: { interfaceClass: 3, endpoints: [] } },
        {
          interfaceNumber: 1,
          alternate: {
            interfaceClass: 0x0b,
            endpoints: [
              { endpointNumber: 1, direction: 'in', type: 'bulk', packetSize: 64 },
              { endpointNumber: 3, direction: 'out', type: 'bulk', packetSize: 64 },
              { endpointNumber: 2, direction: 'in', type: 'interrupt', packetSize: 8 },
            ],
          },
        },
      ],
    },
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    selectConfiguration: () => Promise.resolve(),
    claimInterface: (number) =>
      number === 1 ? Promise.resolve() : Promise.reject(new Error('wrong interface')),
    async transferIn(endpoint) {
      const [first, ...rest] = queues.get(endpoint) ?? [];
      queues.set(endpoint, rest);
      const packet =
        first ??
        (await Promise.race([
          unplugged,
          new Promise<Uint8Array>((resolve) => waiting.set(endpoint, resolve)),
        ]));
      return { data: new DataView(Uint8Array.from(packet).buffer), status: 'ok' };
    },
    transferOut(endpoint, data) {
      if (endpoint !== 3) return Promise.reject(new Error('no such endpoint'));
      brain.receive(far.unpack(data, 0));
      return Promise.resolve({ status: 'ok' });
    },
  };
  return { device, world: brain.world, unplug: () => unplug(new Error('LIBUSB_ERROR_NO_DEVICE')) };
}

describe('over USB', () => {
  it('reads a card through the interface of its class, and notices the plug', async () => {
    const { device, world, unplug } = usbReader();
    world.insert();
    const address = addressOf('usb:08e6:3437');
    const wire: Wire = {
      open: (_, settings) => claim(address, device, settings.packets ?? {}),
    };
    expect(await readCard('ccid', address.text, wire)).toMatchObject({ ok: true });
    const again = await claim(address, device, { interfaceClass: 0x0b });
    if (!again.ok) throw new Error(again.failure.message);
    const why = new Promise((resolve) => again.value.onClose(resolve));
    unplug();
    expect(await why).toContain('NO_DEVICE');
  });

  it('refuses a device without such an interface', async () => {
    const { device } = usbReader();
    expect(await claim(addressOf('usb:08e6:3437'), device, { interfaceClass: 7 })).toMatchObject({
      failure: { code: 'wrong-device', sent: false },
    });
  });
});

describe('a wire this machine does not have', () => {
  it('is unavailable or empty, with a sentence, and never an exception', async () => {
    for (const address of ['usb:ffff:fffe', 'hid:ffff:fffe', 'pcsc:no such reader']) {
      const opened = await systemWire().open(addressOf(address), {});
      expect(opened).toMatchObject({ ok: false, failure: { sent: false } });
      if (!opened.ok) {
        expect(['transport-unavailable', 'cannot-open']).toContain(opened.failure.code);
        expect(opened.failure.message.length).toBeGreaterThan(15);
      }
    }
  });
});

describe('a recording', () => {
  it('of packets is that of the stream they stand for, and reads the card again', async () => {
    const brain = ccidReaderBrain(ports);
    const inner = memoryWire(systemClock);
    inner.plugPackets('usb:08e6:3437', simulatedLine(brain, ports, false), usbCcidReader);
    brain.world.insert();
    const pieces: RecordedPiece[] = [];
    const plan = findDriver('ccid')?.configure({});
    const wire = recordingWire(
      inner,
      systemClock,
      (piece) => pieces.push(piece),
      (scheme) =>
        plan?.ok && plan.value.medium === 'stream' ? plan.value.packing?.(scheme) : undefined,
    );
    const first = await readCard('ccid', 'usb:08e6:3437', wire);
    expect(first).toMatchObject({ ok: true });
    const replayed: Wire = {
      open: (address) =>
        Promise.resolve({ ok: true, value: replayStream(address, recordingOf('stream', pieces)) }),
    };
    expect(await readCard('ccid', 'replay:x', replayed)).toEqual(first);
  });

  it('of a slot reads the card again', async () => {
    const brain = pcscSlotBrain(ports);
    const inner = memoryWire(systemClock);
    inner.plug('pcsc:slot', cardLine(brain, ports));
    brain.world.insert();
    const pieces: RecordedPiece[] = [];
    const wire = recordingWire(inner, systemClock, (piece) => pieces.push(piece));
    const first = await readCard('pcsc', 'pcsc:slot', wire);
    expect(first).toMatchObject({ ok: true });
    const replayed: Wire = {
      open: (address) =>
        Promise.resolve({ ok: true, value: replayCard(address, recordingOf('card', pieces)) }),
    };
    expect(await readCard('pcsc', 'replay:x', replayed)).toEqual(first);
  });
});

const recordingOf = (medium: 'stream' | 'card', pieces: readonly RecordedPiece[]): Recording => ({
  header: { recording: 'banshi-wire', version: 1, driver: '', address: '', medium },
  pieces,
});

describe('pcscd’s table of readers', () => {
  it('gives names, presence and answers to reset', () => {
    const table = new Uint8Array(sizes.readersState);
    table.set(Buffer.from('Virtual PCD 00 00'));
    table[132] = 0x34;
    table.set([0x3b, 0x00], 140);
    table[176] = 2;
    table.set(Buffer.from('Empty'), 184);
    table[184 + 132] = 0x02;
    expect(readReaders(table)).toEqual([
      { name: 'Virtual PCD 00 00', present: true, atr: Uint8Array.of(0x3b, 0) },
      { name: 'Empty', present: false, atr: new Uint8Array(0) },
    ]);
  });
});
