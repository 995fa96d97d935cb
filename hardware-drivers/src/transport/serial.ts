import type { SerialPort } from 'serialport';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Transport } from './connection.ts';
import { connectTty, isTty } from './tty.ts';

async function load(): Promise<Outcome<typeof SerialPort>> {
  try {
    return ok((await import('serialport')).SerialPort);
  } catch (error) {
    return failed('transport-unavailable', `serial lines are unavailable here: ${String(error)}`, {
      sent: false,
    });
  }
}

/**
 * Ttys: serialport's bindings open and set them, the bytes go past its streams (see `tty.ts`).
 * Modem lines are never asked for: ptys and many adapters refuse them.
 */
export const serialTransport: Transport = {
  scheme: 'serial',
  async unavailable() {
    const loaded = await load();
    return loaded.ok ? undefined : loaded.failure.message;
  },
  async open(address, settings) {
    if (address.scheme !== 'serial')
      return failed('invalid-request', 'not a serial address', { sent: false });
    const loaded = await load();
    if (!loaded.ok) return loaded;
    try {
      const port = await loaded.value.binding.open({
        path: address.path,
        baudRate: address.baudRate ?? settings.baudRate ?? 9600,
        dataBits: address.dataBits ?? settings.dataBits ?? 8,
        parity: address.parity ?? settings.parity ?? 'none',
        stopBits: address.stopBits ?? settings.stopBits ?? 1,
        hupcl: false,
      });
      if (isTty(port)) return ok(connectTty(address, port));
      await port.close();
      return failed('transport-unavailable', 'serial lines need Linux or macOS', { sent: false });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return failed('cannot-open', `${address.path}: ${why}`, { sent: false });
    }
  },
};
