import type * as hidModule from 'node-hid';
import type { HIDAsync } from 'node-hid';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import { concat } from '../framing/framing.ts';
import type { Address } from './address.ts';
import {
  featureChannel,
  type PacketConnection,
  type PacketSettings,
  type Transport,
} from './connection.ts';
import { once, settledWithin } from './settling.ts';

const closeLimitMs = 1_000;

type Hid = typeof hidModule;

/** node-hid loads without libusb and libudev; only its first call then throws. */
async function load(): Promise<Outcome<Hid>> {
  try {
    const hid = await import('node-hid');
    await hid.devicesAsync();
    return ok(hid);
  } catch (error) {
    return failed('transport-unavailable', `HID is unavailable here: ${String(error)}`, {
      sent: false,
    });
  }
}

export const hidTransport: Transport = {
  scheme: 'hid',
  async unavailable() {
    const loaded = await load();
    return loaded.ok ? undefined : loaded.failure.message;
  },
  async open(address, { packets = {} }) {
    if (address.scheme !== 'hid')
      return failed('invalid-request', 'not a hid address', { sent: false });
    const loaded = await load();
    if (!loaded.ok) return loaded;
    try {
      const { vendorId, productId } = address;
      const found = await loaded.value.devicesAsync(vendorId, productId);
      const { usagePage } = packets;
      const device = found.find((each) => usagePage === undefined || each.usagePage === usagePage);
      // hidraw on older kernels tells no usage page: then there is nothing to choose by.
      const path = (device ?? found.find((each) => each.usagePage === undefined))?.path;
      if (path === undefined)
        return failed('cannot-open', `${address.text}: not plugged in`, { sent: false });
      return ok(connect(address, await loaded.value.HIDAsync.open(path), packets));
    } catch (error) {
      return failed('cannot-open', `${address.text}: ${String(error)}`, { sent: false });
    }
  },
};

function connect(address: Address, device: HIDAsync, settings: PacketSettings): PacketConnection {
  const closing = once<string>();
  let ours = false;
  device.on('error', (error: unknown) => closing.tell(String(error)));

  const connection: PacketConnection = {
    medium: 'packet',
    address,
    onPacket(listener) {
      const take = (report: Buffer) => {
        const bytes = new Uint8Array(report);
        if (settings.numberedReports) listener(bytes.subarray(1), bytes[0] ?? 0);
        else listener(bytes, 0);
      };
      device.on('data', take);
      return () => device.off('data', take);
    },
    onClose: (listener) => closing.listen((why) => !ours && listener(why)),
    async send(packet, channel) {
      try {
        // hidapi always wants the report number first; 0 stands for "has none".
        const report = Buffer.from(concat([Uint8Array.of(channel & 0xff), packet]));
        if (channel >= featureChannel) await device.sendFeatureReport(report);
        else await device.write(report);
        return ok(undefined);
      } catch (error) {
        return failed('line-closed', `${address.text}: ${String(error)}`);
      }
    },
    async close() {
      ours = true;
      await settledWithin(closeLimitMs, (done) => void device.close().then(done, done));
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}
