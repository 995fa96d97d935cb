import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Address } from './address.ts';
import type { PacketConnection, PacketSettings, Transport } from './connection.ts';
import { once, settledWithin } from './settling.ts';

const closeLimitMs = 1_000;
/** One transfer: longer than any message of ours, a multiple of every packet size. */
const transferLength = 4_096;
const inEndpoint = 0x80;

/** The part of WebUSB that is used here. */
interface UsbEndpoint {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: 'bulk' | 'interrupt' | 'isochronous';
  readonly packetSize: number;
}
interface UsbInterface {
  readonly interfaceNumber: number;
  readonly alternate: {
    readonly interfaceClass: number;
    readonly endpoints: readonly UsbEndpoint[];
  };
}
export interface UsbDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly configuration?: { readonly interfaces: readonly UsbInterface[] } | null;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  detachKernelDriver?(number: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  transferIn(
    endpoint: number,
    length: number,
  ): Promise<{ readonly data?: DataView | null; readonly status?: string }>;
  transferOut(endpoint: number, data: Uint8Array): Promise<{ readonly status?: string }>;
}

async function devices(): Promise<Outcome<readonly UsbDevice[]>> {
  try {
    const { WebUSB } = await import('usb');
    const usb = new WebUSB({ allowAllDevices: true });
    // node-usb's devices are WebUSB's; only the parts declared above are used.
    return ok((await usb.getDevices()) as unknown as readonly UsbDevice[]);
  } catch (error) {
    return failed('transport-unavailable', `USB is unavailable here: ${String(error)}`, {
      sent: false,
    });
  }
}

export const usbTransport: Transport = {
  scheme: 'usb',
  async unavailable() {
    const found = await devices();
    return found.ok ? undefined : found.failure.message;
  },
  async open(address, { packets = {} }) {
    if (address.scheme !== 'usb')
      return failed('invalid-request', 'not a usb address', { sent: false });
    const found = await devices();
    if (!found.ok) return found;
    const device = found.value.find(
      (each) => each.vendorId === address.vendorId && each.productId === address.productId,
    );
    return device
      ? await claim(address, device, packets)
      : failed('cannot-open', `${address.text}: not plugged in`, { sent: false });
  },
};

/** Opens a device and claims the interface the driver wants; exported to be tried with a device in memory. */
export async function claim(
  address: Address,
  device: UsbDevice,
  { interfaceClass }: PacketSettings,
): Promise<Outcome<PacketConnection>> {
  try {
    await device.open();
    if (!device.configuration) await device.selectConfiguration(1);
    const chosen = device.configuration?.interfaces.find(
      ({ alternate }) =>
        interfaceClass === undefined || alternate.interfaceClass === interfaceClass,
    );
    if (!chosen) {
      await device.close();
      return failed('wrong-device', `${address.text} has no such interface`, { sent: false });
    }
    // The kernel's own driver may hold it; where none does, detaching fails and nothing is wrong.
    await device.detachKernelDriver?.(chosen.interfaceNumber).catch(() => undefined);
    await device.claimInterface(chosen.interfaceNumber);
    return ok(connect(address, device, chosen.alternate.endpoints));
  } catch (error) {
    await settledWithin(closeLimitMs, (done) => void device.close().then(done, done));
    return failed('cannot-open', `${address.text}: ${String(error)}`, { sent: false });
  }
}

function connect(
  address: Address,
  device: UsbDevice,
  endpoints: readonly UsbEndpoint[],
): PacketConnection {
  const closing = once<string>();
  const listeners = new Set<(packet: Uint8Array, channel: number) => void>();
  let ended = false;

  /** One outstanding transfer per IN endpoint, for as long as the device is open. */
  async function listen({ endpointNumber }: UsbEndpoint): Promise<void> {
    while (!ended) {
      try {
        const { data, status } = await device.transferIn(endpointNumber, transferLength);
        if (status === 'stall' || status === 'babble') throw new Error(status);
        if (!data || data.byteLength === 0) continue;
        const packet = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        for (const listener of [...listeners])
          listener(Uint8Array.from(packet), inEndpoint | endpointNumber);
      } catch (error) {
        if (!ended) closing.tell(String(error));
        return;
      }
    }
  }
  for (const endpoint of endpoints) {
    if (endpoint.direction === 'in' && endpoint.type !== 'isochronous') void listen(endpoint);
  }
  const firstOut = endpoints.find(({ direction, type }) => direction === 'out' && type === 'bulk');

  const connection: PacketConnection = {
    medium: 'packet',
    address,
    onPacket(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose: (listener) => closing.listen((why) => !ended && listener(why)),
    async send(packet, channel) {
      const endpoint = channel === 0 ? firstOut?.endpointNumber : channel;
      if (endpoint === undefined)
        return failed('not-supported', `${address.text} has no bulk OUT endpoint`, { sent: false });
      try {
        const { status } = await device.transferOut(endpoint, packet);
        return status === undefined || status === 'ok'
          ? ok(undefined)
          : failed('line-closed', `${address.text}: ${status}`);
      } catch (error) {
        return failed('line-closed', `${address.text}: ${String(error)}`);
      }
    },
    async close() {
      ended = true;
      await settledWithin(closeLimitMs, (done) => void device.close().then(done, done));
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}
