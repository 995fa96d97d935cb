import { failed } from '../command/outcome.ts';
import type { Scheme } from './address.ts';
import type { Transport, Wire } from './connection.ts';

/**
 * Loaded when first asked for: schemes whose native part is missing on a machine answer
 * "unavailable" instead of taking the process down.
 */
const transports: Partial<Record<Scheme, () => Promise<Transport>>> = {
  serial: async () => (await import('./serial.ts')).serialTransport,
  tcp: async () => (await import('./tcp.ts')).tcpTransport,
  http: async () => (await import('./http.ts')).httpTransport,
  usb: async () => (await import('./usb.ts')).usbTransport,
  hid: async () => (await import('./hid.ts')).hidTransport,
  pcsc: async () => (await import('./pcsc.ts')).pcscTransport,
  folder: async () => (await import('./folder.ts')).folderTransport,
  replay: async () => (await import('./replay.ts')).replayTransport,
};

/** The real wires of this machine. */
export function systemWire(): Wire {
  return {
    async open(address, settings) {
      const load = transports[address.scheme];
      if (!load) {
        return failed('transport-unavailable', `${address.scheme}: no such wire on this machine`, {
          sent: false,
        });
      }
      const transport = await load();
      const missing = await transport.unavailable();
      if (missing !== undefined) return failed('transport-unavailable', missing, { sent: false });
      return await transport.open(address, settings);
    },
  };
}
