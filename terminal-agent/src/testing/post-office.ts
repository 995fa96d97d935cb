import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import { signatureHeaders, signedText } from '@banshi/queue-server/protocol';
import type { Net, NetRequest } from '../ports/index.ts';

/** One request as it arrived. */
export interface Arrival {
  readonly key: string | undefined;
  readonly path: string;
  readonly body: string;
  readonly bytes: Uint8Array;
}

// DER of SubjectPublicKeyInfo for Ed25519 (RFC 8410), before the 32 bytes of the key.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The far end of the line, as strict as the hall is about signatures, counters and keys, and with
 * a line that can be cut, or lose the answer after the effect.
 */
export function postOffice(publicKey: string) {
  const raw = Buffer.from(publicKey, 'base64');
  const key: KeyObject = createPublicKey({
    key: Buffer.concat([spkiPrefix, raw]),
    format: 'der',
    type: 'spki',
  });
  const effects: Arrival[] = [];
  const seen = new Map<string, string>();
  const faults: string[] = [];
  const answers = new Map<string, () => unknown>();
  let counter = 0;
  let cut = true;
  let loseAnswers = 0;
  let refuse: { status: number; code: string } | null = null;

  function check({ method, url, headers, body }: NetRequest): void {
    const { pathname, search } = new URL(url);
    const count = Number(headers[signatureHeaders.counter]);
    const text = signedText(
      method,
      pathname + search,
      count,
      headers[signatureHeaders.time] ?? '',
      hash('sha256', body ?? new Uint8Array(0)),
    );
    const signature = Buffer.from(headers[signatureHeaders.signature] ?? '', 'base64');
    if (!verify(null, Buffer.from(text), key, signature)) faults.push(`${pathname}: bad signature`);
    if (count <= counter) faults.push(`${pathname}: counter ${count} after ${counter}`);
    counter = count;
  }

  const net: Net = {
    async request(request) {
      if (cut) return { ok: false, because: 'unreachable', message: 'cut' };
      check(request);
      const path = new URL(request.url).pathname;
      const answer = (status: number, json: unknown) =>
        ({
          ok: true,
          status,
          headers: {},
          body: Buffer.from(JSON.stringify(json)),
        }) as const;
      const own = answers.get(path);
      if (own !== undefined) return answer(200, own());
      const mail = /^\/api\/(cases|files|ratings|drafts|terminals\/[^/]+\/certificate-prints)/.test(
        path,
      );
      if (!mail) return answer(404, { code: 'not-found' });
      if (refuse !== null) return answer(refuse.status, { code: refuse.code });
      const idempotency = request.headers['idempotency-key'];
      const body = Buffer.from(request.body ?? []).toString('utf8');
      const before = idempotency === undefined ? undefined : seen.get(idempotency);
      if (before === undefined) {
        effects.push({ key: idempotency, path, body, bytes: request.body ?? new Uint8Array(0) });
        if (idempotency !== undefined) seen.set(idempotency, body);
      } else if (before !== body) faults.push(`${path}: same key, another body`);
      if (loseAnswers > 0) {
        loseAnswers -= 1;
        return { ok: false, because: 'timeout', message: 'the answer was lost' };
      }
      return answer(201, {});
    },
  };
  return {
    net,
    effects,
    faults,
    /** What the hall says to requests for this path. */
    answer: (path: string, json: () => unknown) => void answers.set(path, json),
    mend: () => void (cut = false),
    cut: () => void (cut = true),
    loseAnswers: (count: number) => void (loseAnswers = count),
    refuseAll: (status: number, code: string) => void (refuse = { status, code }),
  };
}
