import { existsSync } from 'node:fs';
import type { FailureCode } from '../command/failure.ts';
import { failed, ok, type Failed, type Outcome } from '../command/outcome.ts';
import type { Address } from './address.ts';
import type { CardConnection, PoweredCard, Transport } from './connection.ts';
import { joinPcscd, type PcscdClient } from './pcscd-client.ts';
import {
  command,
  disposition,
  nameField,
  protocols,
  readReaders,
  result,
  share,
  sizes,
  wordAt,
  words,
  type ReaderState,
} from './pcscd-messages.ts';
import { concat } from '../framing/framing.ts';

/** Where pcscd listens, and the variable by which pcsc-lite's own programs are told otherwise. */
const socketPath = (): string => process.env['PCSCLITE_CSOCK_NAME'] ?? '/run/pcscd/pcscd.comm';
/** The longest answer to a short APDU, and room for extended ones. */
const longestAnswer = 65_538;

/** PC/SC through pcscd's own socket: no native module to build, nothing to load when it is missing. */
export const pcscTransport: Transport = {
  scheme: 'pcsc',
  unavailable: () =>
    Promise.resolve(
      existsSync(socketPath())
        ? undefined
        : `PC/SC is unavailable here: pcscd is not running (no socket at ${socketPath()})`,
    ),
  async open(address) {
    if (address.scheme !== 'pcsc')
      return failed('invalid-request', 'not a pcsc address', { sent: false });
    const joined = await joinPcscd(socketPath());
    if (!joined.ok) return joined;
    const client = joined.value;
    const found = await findReader(client, address.reader);
    if (found.ok) return ok(connect(address, client, found.value.name));
    client.close();
    return found;
  },
};

async function readers(client: PcscdClient): Promise<Outcome<readonly ReaderState[]>> {
  const table = await client.ask(command.readersState, new Uint8Array(0), sizes.readersState);
  return table.ok ? ok(readReaders(table.value)) : table;
}

/** The reader of that name, or whose name begins so; without a name the first. */
async function findReader(client: PcscdClient, name: string): Promise<Outcome<ReaderState>> {
  const known = await readers(client);
  if (!known.ok) return known;
  const reader =
    known.value.find((each) => each.name === name) ??
    known.value.find((each) => each.name.startsWith(name));
  if (reader) return ok(reader);
  const names = known.value.map((each) => each.name).join(', ') || 'none';
  return failed('cannot-open', `pcscd knows no reader "${name}" (it knows: ${names})`, {
    sent: false,
  });
}

const meanings: Readonly<Record<number, readonly [FailureCode, string]>> = {
  [result.unknownReader]: ['line-closed', 'the reader is gone'],
  [result.readerUnavailable]: ['line-closed', 'the reader is gone'],
  [result.noReaders]: ['line-closed', 'the reader is gone'],
  [result.sharingViolation]: ['refused-by-device', 'another program holds the card'],
  [result.noCard]: ['no-card', 'no card in the slot'],
  [result.removed]: ['card-removed', 'the card was taken away'],
  [result.unresponsive]: ['card-unreadable', 'the card stays mute'],
  [result.unpowered]: ['card-unreadable', 'the card has no power'],
  [result.wasReset]: ['card-unreadable', 'another program reset the card'],
  [result.notTransacted]: ['no-answer', 'the card did not answer'],
};

function refused(status: number, doing: string): Failed {
  const [code, why] = meanings[status] ?? ['refused-by-device', 'pcscd refused'];
  return failed(code, `${doing}: ${why}`, { deviceCode: status.toString(16).toUpperCase() });
}

function connect(address: Address, client: PcscdClient, reader: string): CardConnection {
  let card: { readonly handle: number; readonly protocol: number } | undefined;
  let ours = false;

  async function look(): Promise<Outcome<ReaderState>> {
    const known = await readers(client);
    if (!known.ok) return known;
    const state = known.value.find((each) => each.name === reader);
    return state ? ok(state) : failed('line-closed', `the reader "${reader}" is gone`);
  }

  async function leave(how: number): Promise<void> {
    const held = card;
    card = undefined;
    if (held) await client.ask(command.disconnect, words(held.handle, how, 0), sizes.disconnect);
  }

  async function powerOn(): Promise<Outcome<PoweredCard>> {
    await leave(disposition.reset);
    const connected = await client.ask(
      command.connect,
      concat([
        words(client.context),
        nameField(reader),
        words(share.shared, protocols.t0 | protocols.t1, 0, 0, 0),
      ]),
      sizes.connect,
    );
    if (!connected.ok) return connected;
    const status = wordAt(connected.value, 148);
    if (status !== result.success) return refused(status, 'connect');
    const protocol = wordAt(connected.value, 144);
    card = { handle: wordAt(connected.value, 140), protocol };
    const state = await look();
    if (!state.ok) return state;
    return ok({ atr: state.value.atr, protocol: protocol === protocols.t1 ? 1 : 0 });
  }

  const connection: CardConnection = {
    medium: 'card',
    address,
    onClose: (listener) => client.onClose((why) => !ours && listener(why)),
    async present() {
      const state = await look();
      return state.ok ? ok(state.value.present) : state;
    },
    connect: powerOn,
    async transmit(apdu) {
      if (!card) return failed('card-removed', 'no card is connected', { sent: false });
      const { handle, protocol } = card;
      const answer = await client.ask(
        command.transmit,
        concat([words(handle, protocol, 8, apdu.length, protocol, 8, longestAnswer, 0), apdu]),
        sizes.transmit,
        (head) => (wordAt(head, 28) === result.success ? wordAt(head, 24) : 0),
      );
      if (!answer.ok) return answer;
      const status = wordAt(answer.value, 28);
      return status === result.success
        ? ok(answer.value.slice(sizes.transmit))
        : refused(status, 'transmit');
    },
    disconnect: () => leave(disposition.unpower),
    close() {
      ours = true;
      client.close();
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return connection;
}
