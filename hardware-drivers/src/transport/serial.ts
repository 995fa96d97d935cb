import type { SerialPort } from 'serialport';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Address } from './address.ts';
import type { LineSettings, StreamConnection, Transport } from './connection.ts';
import { once, settledWithin } from './settling.ts';

/**
 * serialport's native part does not always come back from a line that hung up (bindings-cpp #162:
 * a read spins and `close` never fires), so nothing here waits for it without a limit.
 */
const closeLimitMs = 1_000;

async function load(): Promise<Outcome<typeof SerialPort>> {
  try {
    return ok((await import('serialport')).SerialPort);
  } catch (error) {
    return failed('transport-unavailable', `serial lines are unavailable here: ${String(error)}`, {
      sent: false,
    });
  }
}

/** Ttys, by serialport. Modem lines are never asked for: ptys and many adapters refuse them. */
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
    const port = new loaded.value({
      path: address.path,
      baudRate: address.baudRate ?? settings.baudRate ?? 9600,
      dataBits: address.dataBits ?? settings.dataBits ?? 8,
      parity: address.parity ?? settings.parity ?? 'none',
      stopBits: address.stopBits ?? settings.stopBits ?? 1,
      autoOpen: false,
      hupcl: false,
    });
    const problem = await new Promise<Error | null>((resolve) => port.open(resolve));
    if (problem) {
      port.destroy();
      return failed('cannot-open', `${address.path}: ${problem.message}`, { sent: false });
    }
    return ok(connect(address, port));
  },
};

function connect(address: Address, port: SerialPort): StreamConnection {
  const closing = once<string>();
  let ours = false;
  port.on('close', (error: Error | null) => closing.tell(error?.message ?? 'the line hung up'));
  port.on('error', (error) => closing.tell(error.message));
  port.on('end', () => closing.tell('the line hung up'));

  const connection: StreamConnection = {
    medium: 'stream',
    address,
    onData(listener) {
      port.on('data', listener);
      return () => port.off('data', listener);
    },
    onClose: (listener) => closing.listen((why) => !ours && listener(why)),
    send: (bytes) =>
      new Promise((resolve) => {
        if (!port.isOpen)
          return resolve(failed('line-closed', 'the port is closed', { sent: false }));
        port.write(bytes, (error) => {
          if (error) return resolve(failed('line-closed', error.message));
          // Ptys have nothing to drain; an error here is not a lost byte.
          port.drain(() => resolve(ok(undefined)));
        });
      }),
    retune: (baudRate) =>
      new Promise((resolve) => {
        if (!port.isOpen)
          return resolve(failed('line-closed', 'the port is closed', { sent: false }));
        port.update({ baudRate }, (error) =>
          resolve(error ? failed('not-supported', error.message, { sent: false }) : ok(undefined)),
        );
      }),
    async close() {
      ours = true;
      if (!port.isOpen) return void port.destroy();
      await settledWithin(closeLimitMs, (done) => port.close(done));
      port.destroy();
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}

/** The settings a serial address and a driver agree on, for messages. */
export const describeLine = (settings: LineSettings): string =>
  `${settings.baudRate ?? 9600} ${settings.dataBits ?? 8}${(settings.parity ?? 'none').charAt(0).toUpperCase()}${settings.stopBits ?? 1}`;
