import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Journal } from '../../journal/index.ts';
import type { Clock, Rng } from '../../ports/index.ts';
import {
  gathered,
  isProof,
  lineReader,
  nodePath,
  nodeProtocol,
  proofOf,
  type Asked,
} from '../messages.ts';

export interface AnsweringParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly key: Uint8Array;
  /** The name in this node's address. */
  readonly name: string;
}

/** A caller who has not proved anything yet may say only a proof. */
const longestProof = 100;
const newline = 10;
/** … and says it within this time. Milliseconds. */
const proofWithin = 5_000;

/** Lets other nodes have orders decided here, on the server's own port. Answers how to stop. */
export function answerNodes(http: HttpServer, parts: AnsweringParts): () => void {
  const open = new Set<Duplex>();
  http.on('upgrade', (request, socket, head) => {
    if (request.url !== nodePath || request.headers.upgrade !== nodeProtocol) return;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, parts, head);
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

function serve(socket: Duplex, parts: AnsweringParts, head: Buffer): void {
  const { journal, key, name, rng, clock } = parts;
  const challenge = Buffer.from(rng.bytes(32)).toString('hex');
  const proof = proofOf(key, challenge, name);
  let proven = false;
  const cancel = clock.after(proofWithin, () => proven || socket.destroy());
  socket.on('close', cancel);
  // A batch's outcomes come together, and go before this node's own clients are answered.
  const say = gathered((text) => void socket.write(text), queueMicrotask);
  const read = lineReader((line) => {
    if (!proven) {
      if (!isProof(line, proof)) throw new Error('no proof');
      proven = true;
      return;
    }
    // Said by a node that holds the same key as this one.
    const [id, feed, order] = JSON.parse(line) as Asked;
    const decided = journal.take(feed, order);
    if (decided === undefined) return say([id, null]);
    decided.then(
      (outcome) => say([id, outcome]),
      // Whoever asked decides it itself, under the same key, and meets the same failure.
      () => say([id, null]),
    );
  });
  const take = (part: Buffer) => {
    try {
      if (!proven && part.length > longestProof && !part.includes(newline))
        throw new Error('no proof');
      read(part);
    } catch {
      socket.destroy();
    }
  };
  socket.on('data', take);
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: ${nodeProtocol}\r\n\r\n${challenge}\n`,
  );
  if (head.length > 0) take(head);
}
