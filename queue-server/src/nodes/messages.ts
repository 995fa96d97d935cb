import { createHmac, timingSafeEqual } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import type { Order } from '../journal/batch.ts';
import type { Outcome } from '../journal/index.ts';

/**
 * What nodes say to each other on a link: lines of JSON over an upgraded HTTP connection. The node
 * that was called says a challenge, the caller proves that it holds the servers' key and means this
 * very process; then orders go one way and outcomes the other.
 */
export const nodePath = '/nodes';
export const nodeProtocol = 'banshi-nodes';

/** An order under the caller's number for it. */
export type Asked = readonly [id: number, feed: string, order: Order];
/** Its outcome; null: decide it yourself. */
export type Said = readonly [id: number, outcome: Outcome<unknown> | null];

/** No order is longer; the bodies they come from are bounded at the edge. */
export const longestLine = 1_000_000;

/** `http://host:port#name`: the name is of one process, so that whoever gets its port later is not mistaken for it. */
export interface NodeAddress {
  readonly host: string;
  readonly port: number;
  readonly name: string;
}

export function nodeAddress(text: string): NodeAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const { hostname, port, hash } = new URL(text);
  return hash.length < 2 || port === ''
    ? undefined
    : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), name: hash.slice(1) };
}

export const proofOf = (key: Uint8Array, challenge: string, name: string): string =>
  createHmac('sha256', key).update(`${challenge} ${name}`).digest('hex');

export function isProof(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Cuts what arrives into lines. Throws when one is longer than any should be. */
export function lineReader(hear: (line: string) => void): (part: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return (part) => {
    rest += decoder.write(part);
    let from = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      hear(rest.slice(from, end));
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length > longestLine) throw new Error('a line without an end');
  };
}

/** Sends what is said within one round of events as one piece. */
export function gathered(write: (text: string) => void, defer: (work: () => void) => void) {
  let lines: string[] = [];
  return (message: Asked | Said): void => {
    if (lines.length === 0) {
      defer(() => {
        const text = lines.join('\n');
        lines = [];
        write(`${text}\n`);
      });
    }
    lines.push(JSON.stringify(message));
  };
}
