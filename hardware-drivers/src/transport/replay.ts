import { readFile } from 'node:fs/promises';
import { failed, ok } from '../command/outcome.ts';
import { hex, unhex } from '../framing/framing.ts';
import type { Address } from './address.ts';
import type { CardConnection, HttpConnection, StreamConnection, Transport } from './connection.ts';
import { parseRecording, type RecordedPiece, type Recording } from './recording.ts';

/**
 * Plays a recording back: what the driver sends is looked for after the last place that matched,
 * and what the device then answered is answered again. Questions not in the recording stay unanswered.
 */
export const replayTransport: Transport = {
  scheme: 'replay',
  unavailable: () => Promise.resolve(undefined),
  async open(address) {
    if (address.scheme !== 'replay')
      return failed('invalid-request', 'not a replay address', { sent: false });
    let text: string;
    try {
      text = await readFile(address.file, 'utf8');
    } catch (error) {
      return failed('cannot-open', `${address.file}: ${String(error)}`, { sent: false });
    }
    const recording = parseRecording(text);
    if (typeof recording === 'string')
      return failed('cannot-open', `${address.file}: ${recording}`, { sent: false });
    switch (recording.header.medium) {
      case 'http':
        return ok(replayHttp(address, recording));
      case 'card':
        return ok(replayCard(address, recording));
      default:
        return ok(replayStream(address, recording));
    }
  },
};

export function replayStream(address: Address, recording: Recording): StreamConnection {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const { pieces } = recording;
  let at = 0;
  const connection: StreamConnection = {
    medium: 'stream',
    address,
    onData(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose: () => () => undefined,
    send(bytes) {
      const wanted = hex(bytes);
      const find = (from: number) =>
        pieces.findIndex((piece, i) => i >= from && 'out' in piece && piece.out === wanted);
      // Heartbeats ask again what was asked once: start over rather than fall silent.
      const found = find(at) >= 0 ? find(at) : find(0);
      if (found < 0) return Promise.resolve(ok(undefined));
      at = found + 1;
      const answers: Uint8Array[] = [];
      for (let piece = pieces[at]; piece && !('out' in piece); piece = pieces[at]) {
        if ('in' in piece) answers.push(unhex(piece.in) ?? new Uint8Array(0));
        at += 1;
      }
      queueMicrotask(() => {
        for (const answer of answers) for (const listener of [...listeners]) listener(answer);
      });
      return Promise.resolve(ok(undefined));
    },
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return connection;
}

export function replayHttp(address: Address, recording: Recording): HttpConnection {
  const { pieces } = recording;
  let at = 0;
  const connection: HttpConnection = {
    medium: 'http',
    address,
    onClose: () => () => undefined,
    request(message) {
      const same = (i: number) => {
        const piece = pieces[i];
        return (
          piece !== undefined &&
          'request' in piece &&
          piece.request.method === message.method &&
          piece.request.path === message.path
        );
      };
      let found = pieces.findIndex((_, i) => i >= at && same(i));
      if (found < 0) found = pieces.findIndex((_, i) => same(i));
      const piece = pieces[found];
      if (!piece || !('response' in piece)) {
        return Promise.resolve(
          failed('no-answer', `${message.method} ${message.path} is not in the recording`),
        );
      }
      at = found + 1;
      if ('failed' in piece.response)
        return Promise.resolve(failed('line-closed', piece.response.failed));
      const { status, headers, body } = piece.response;
      return Promise.resolve(
        ok({ status, headers, body: new Uint8Array(Buffer.from(body, 'base64')) }),
      );
    },
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return connection;
}

export function replayCard(address: Address, { pieces }: Recording): CardConnection {
  let at = 0;
  /** The next piece of that kind; at the end of the recording it starts over. */
  function next<P extends RecordedPiece>(is: (piece: RecordedPiece) => piece is P): P | undefined {
    const after = pieces.findIndex((piece, i) => i >= at && is(piece));
    const found = after >= 0 ? after : pieces.findIndex(is);
    const piece = pieces[found];
    if (piece === undefined || !is(piece)) return undefined;
    at = found + 1;
    return piece;
  }
  const connection: CardConnection = {
    medium: 'card',
    address,
    onClose: () => () => undefined,
    present: () => Promise.resolve(ok(next((piece) => 'present' in piece)?.present ?? false)),
    connect() {
      const card = next((piece) => 'atr' in piece);
      return Promise.resolve(
        card
          ? ok({ atr: unhex(card.atr) ?? new Uint8Array(0), protocol: card.protocol })
          : failed('no-card', 'no card was powered in the recording'),
      );
    },
    transmit(apdu) {
      const wanted = hex(apdu);
      const asked = next(
        (piece): piece is Extract<RecordedPiece, { readonly out: string }> =>
          'out' in piece && piece.out === wanted,
      );
      const answer = asked && pieces[at];
      return Promise.resolve(
        answer && 'in' in answer
          ? ok(unhex(answer.in) ?? new Uint8Array(0))
          : failed('no-answer', 'this command is not in the recording'),
      );
    },
    disconnect: () => Promise.resolve(),
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return connection;
}
