import { describe, expect, it } from 'vitest';
import { hex, unhex } from '../../framing/framing.ts';
import { hidSamReader, usbSamReader } from '../../simulators/sam-id-reader/packets.ts';
import { command, samReply } from './codec.ts';
import { mr300Packing, samPacking, splitPacking } from './packing.ts';

const reply = samReply(0x90, new Uint8Array(300).fill(7));
const joined = (parts: readonly Uint8Array[]) => parts.map(hex).join('');

it('the HID form without envelopes takes the frame as feature report 1', () => {
  const packets = samPacking('whole-frame', 'set-report', 'hid').pack(command('find'));
  expect(packets.map(({ channel, bytes }) => [channel, hex(bytes)])).toEqual([
    [0x101, 'aaaaaa96690003200122'],
  ]);
});

describe('a reader with split endpoints', () => {
  it('gets preamble and length on endpoint 2, the rest on 6', () => {
    const packets = splitPacking().pack(command('find'));
    expect(packets.map(({ channel, bytes }) => [channel, hex(bytes)])).toEqual([
      [0x02, 'aaaaaa96690003'],
      [0x06, '200122'],
    ]);
  });

  it('is understood whichever endpoint is handed over first', () => {
    const packets = usbSamReader('split-endpoints').pack(reply);
    const [head, ...rest] = packets;
    for (const order of [packets, [...rest, ...(head ? [head] : [])]]) {
      const packing = splitPacking();
      expect(joined(order.map(({ bytes, channel }) => packing.unpack(bytes, channel)))).toBe(
        hex(reply),
      );
    }
  });

  it('forgets what was left of an answer when the next question goes out', () => {
    const packing = splitPacking();
    packing.unpack(new Uint8Array(5), 0x85);
    packing.pack(command('find'));
    const packets = usbSamReader('split-endpoints').pack(reply);
    expect(joined(packets.map(({ bytes, channel }) => packing.unpack(bytes, channel)))).toBe(
      hex(reply),
    );
  });
});

describe('a reader with whole frames', () => {
  it('gets one transfer and answers in packets of 64 bytes', () => {
    const packing = samPacking('whole-frame', 'mr300', 'usb');
    expect(packing.pack(command('find'))).toEqual([{ channel: 0, bytes: command('find') }]);
    const packets = usbSamReader('whole-frame').pack(reply);
    expect(packets.length).toBe(5);
    expect(joined(packets.map(({ bytes, channel }) => packing.unpack(bytes, channel)))).toBe(
      hex(reply),
    );
  });
});

describe('an MR-300 reader', () => {
  it('gets a report of 64 bytes with the frame in its envelope', () => {
    const [packet] = mr300Packing().pack(command('find'));
    expect(packet?.bytes).toHaveLength(64);
    expect(hex(packet?.bytes ?? new Uint8Array(0)).replace(/(00)+$/, '')).toBe(
      '8800010b00b1aaaaaa96690003200122ff03',
    );
  });

  it('answers in several reports; a wrong sum is not believed', () => {
    const packing = mr300Packing();
    packing.pack(command('read'));
    const packets = hidSamReader().pack(reply);
    expect(packets.length).toBe(5);
    expect(joined(packets.map(({ bytes, channel }) => packing.unpack(bytes, channel)))).toBe(
      hex(reply),
    );
    const spoilt = packets.map(({ bytes }, i) => (i === 2 ? bytes.map((b) => b ^ 1) : bytes));
    expect(joined(spoilt.map((bytes) => packing.unpack(bytes, 0)))).toBe('');
    expect(packing.unpack(unhex('00112233') ?? new Uint8Array(0), 0)).toHaveLength(0);
  });
});
