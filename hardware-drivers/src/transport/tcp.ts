import { createConnection, type Socket } from 'node:net';
import { failed, ok } from '../command/outcome.ts';
import type { Address } from './address.ts';
import type { StreamConnection, Transport } from './connection.ts';
import { once } from './settling.ts';

const connectLimitMs = 5_000;

/** Serial-to-Ethernet gateways and network printers (port 9100). */
export const tcpTransport: Transport = {
  scheme: 'tcp',
  unavailable: () => Promise.resolve(undefined),
  open(address) {
    if (address.scheme !== 'tcp') {
      return Promise.resolve(failed('invalid-request', 'not a tcp address', { sent: false }));
    }
    return new Promise((resolve) => {
      const socket = createConnection({ host: address.host, port: address.port });
      const fail = (why: string) => {
        socket.destroy();
        resolve(failed('cannot-open', `${address.text}: ${why}`, { sent: false }));
      };
      socket.setNoDelay(true);
      socket.setTimeout(connectLimitMs, () => fail('no answer to connect'));
      socket.once('error', (error) => fail(error.message));
      socket.once('connect', () => {
        socket.setTimeout(0);
        socket.removeAllListeners('error');
        resolve(ok(connect(address, socket)));
      });
    });
  },
};

function connect(address: Address, socket: Socket): StreamConnection {
  const closing = once<string>();
  let ours = false;
  socket.on('error', (error) => closing.tell(error.message));
  socket.on('close', () => closing.tell('the far end hung up'));

  const connection: StreamConnection = {
    medium: 'stream',
    address,
    onData(listener) {
      socket.on('data', listener);
      return () => socket.off('data', listener);
    },
    onClose: (listener) => closing.listen((why) => !ours && listener(why)),
    send: (bytes) =>
      new Promise((resolve) => {
        if (!socket.writable)
          return resolve(failed('line-closed', 'the socket is closed', { sent: false }));
        socket.write(bytes, (error) =>
          resolve(error ? failed('line-closed', error.message) : ok(undefined)),
        );
      }),
    close() {
      ours = true;
      socket.end();
      socket.destroySoon();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}
