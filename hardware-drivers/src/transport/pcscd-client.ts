import { createConnection, type Socket } from 'node:net';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import { concat } from '../framing/framing.ts';
import {
  command,
  protocolMajor,
  protocolMinors,
  result,
  scope,
  sizes,
  wordAt,
  words,
} from './pcscd-messages.ts';
import { once } from './settling.ts';

/** A card may take a minute to answer; a daemon that takes longer has lost us. */
const answerLimitMs = 90_000;
const connectLimitMs = 3_000;

/** One conversation with pcscd: questions wait for their turn, answers come in order. */
export interface PcscdClient {
  readonly context: number;
  /** `tail` says how many bytes follow the structure, once it is there. */
  ask(
    number: number,
    structure: Uint8Array,
    answerSize: number,
    tail?: (answer: Uint8Array) => number,
  ): Promise<Outcome<Uint8Array>>;
  onClose(listener: (why: string) => void): () => void;
  close(): void;
}

/** Joins pcscd and opens a context; `cannot-open` when nobody listens or the versions differ. */
export async function joinPcscd(path: string): Promise<Outcome<PcscdClient>> {
  let last: Outcome<PcscdClient> = failed('cannot-open', 'pcscd speaks no known protocol', {
    sent: false,
  });
  for (const minor of protocolMinors) {
    const socket = await reach(path);
    if (!socket.ok) return socket;
    const client = converse(socket.value);
    const version = await client.ask(
      command.version,
      words(protocolMajor, minor, 0),
      sizes.version,
    );
    if (!version.ok || wordAt(version.value, 8) !== result.success) {
      client.close();
      if (!version.ok) last = version;
      continue;
    }
    const established = await client.ask(
      command.establishContext,
      words(scope.system, 0, 0),
      sizes.establishContext,
    );
    if (established.ok && wordAt(established.value, 8) === result.success)
      return ok({ ...client, context: wordAt(established.value, 4) });
    client.close();
    return failed('cannot-open', 'pcscd gave no context', { sent: false });
  }
  return last;
}

function reach(path: string): Promise<Outcome<Socket>> {
  return new Promise((resolve) => {
    const socket = createConnection({ path });
    const fail = (why: string) => {
      socket.destroy();
      resolve(failed('cannot-open', `pcscd at ${path}: ${why}`, { sent: false }));
    };
    socket.setTimeout(connectLimitMs, () => fail('no answer to connect'));
    socket.once('error', (error) => fail(error.message));
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('error');
      resolve(ok(socket));
    });
  });
}

function converse(socket: Socket): PcscdClient {
  const closing = once<string>();
  let ended: string | undefined;
  let received: Uint8Array = new Uint8Array(0);
  let take: (() => void) | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const end = (why: string) => {
    ended ??= why;
    take?.();
    closing.tell(why);
  };
  socket.on('error', (error) => end(error.message));
  socket.on('close', () => end('pcscd hung up'));
  socket.on('data', (bytes) => {
    received = concat([received, bytes]);
    take?.();
  });

  /** Waits until that many bytes are there; undefined when the line ended first. */
  function bytesOf(length: number): Promise<Uint8Array | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        socket.destroy();
        end('pcscd stopped answering');
      }, answerLimitMs);
      const look = () => {
        if (received.length < length && ended === undefined) return;
        clearTimeout(timer);
        take = undefined;
        if (received.length < length) return resolve(undefined);
        const taken = received.slice(0, length);
        received = received.slice(length);
        resolve(taken);
      };
      take = look;
      look();
    });
  }

  async function put(
    number: number,
    structure: Uint8Array,
    answerSize: number,
    tail: ((answer: Uint8Array) => number) | undefined,
  ): Promise<Outcome<Uint8Array>> {
    const lost = (sent: boolean) => failed('line-closed', ended ?? 'pcscd hung up', { sent });
    if (ended !== undefined) return lost(false);
    // The size is that of the structure: data of a transmit follow it uncounted.
    const size = number === command.transmit ? sizes.transmit : structure.length;
    socket.write(concat([words(size, number), structure]));
    const answer = await bytesOf(answerSize);
    if (!answer) return lost(true);
    const rest = await bytesOf(tail?.(answer) ?? 0);
    return rest ? ok(concat([answer, rest])) : lost(true);
  }

  return {
    context: 0,
    ask(number, structure, answerSize, tail) {
      const mine = turn.then(() => put(number, structure, answerSize, tail));
      turn = mine;
      return mine;
    },
    onClose: (listener) => closing.listen(listener),
    close() {
      ended ??= 'closed';
      socket.destroy();
    },
  };
}
