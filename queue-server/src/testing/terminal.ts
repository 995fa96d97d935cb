import { createHash, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { linkOf } from '../journal/chain.ts';
import type { CabinetEvent, CaseSubmission, Enrolled } from '../protocol/index.ts';
import { signatureHeaders, signedText } from '../protocol/index.ts';
import { personAt, type Person, type Reply } from './http.ts';

const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A terminal as the server sees one: signs every request, writes its cabinet's stream. */
export class TestTerminal {
  readonly #url: () => string;
  readonly #now: () => number;
  readonly #key: KeyObject;
  readonly publicKey: string;
  counter = 0;
  #keys = 0;
  #head = '';
  #seq = 0;

  constructor(url: () => string, now: () => number) {
    this.#url = url;
    this.#now = now;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.#key = privateKey;
    const der = publicKey.export({ format: 'der', type: 'spki' });
    this.publicKey = der.subarray(der.length - 32).toString('base64');
  }

  id = '';
  enrolled: Enrolled | undefined;

  async enrol(admin: Person, id: string): Promise<Reply> {
    const made = await admin.post('/api/terminals/enrolment-codes', { terminal: id });
    const reply = await personAt(this.#url()).post('/api/terminals/enrolments', {
      code: made.body['code'],
      publicKey: this.publicKey,
    });
    this.id = id;
    // The test compares what it needs of it.
    this.enrolled = reply.body as unknown as Enrolled;
    return reply;
  }

  /** A keyed digest as the terminal computes it, under its cabinet's key. */
  digest(text: string): string {
    const key = Buffer.from(this.enrolled?.cabinet?.key ?? '', 'base64');
    return createHmac('sha256', key).update(text).digest('hex');
  }

  /** The headers of a signed request; `over` spoils it on purpose. */
  headers(
    method: string,
    path: string,
    body: string | Uint8Array,
    over: Readonly<Record<string, string>> = {},
  ): Record<string, string> {
    const counter = ++this.counter;
    const time = new Date(this.#now()).toISOString();
    const text = signedText(method, path, counter, time, sha256(body));
    return {
      [signatureHeaders.terminal]: this.id,
      [signatureHeaders.counter]: String(counter),
      [signatureHeaders.time]: time,
      [signatureHeaders.signature]: sign(null, Buffer.from(text), this.#key).toString('base64'),
      ...over,
    };
  }

  get(path: string): Promise<Reply> {
    return personAt(this.#url()).send(path, { headers: this.headers('GET', path, '') });
  }

  post(path: string, body: unknown, key = `terminal-key-${++this.#keys}`): Promise<Reply> {
    const text = JSON.stringify(body);
    return personAt(this.#url()).send(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        ...this.headers('POST', path, text),
      },
      body: text,
    });
  }

  put(path: string, type: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply> {
    return personAt(this.#url()).send(path, {
      method: 'PUT',
      headers: { 'content-type': type, ...this.headers('PUT', path, bytes) },
      body: bytes,
    });
  }

  /** Uploads a page and answers how a submission refers to it. */
  async upload(content: string): Promise<CaseSubmission['materials'][number]['pages'][number]> {
    const bytes = new Uint8Array(Buffer.from(content));
    const digest = sha256(bytes);
    await this.put(`/api/files/${digest}`, 'image/jpeg', bytes);
    return { sha256: digest, mediaType: 'image/jpeg', bytes: bytes.length };
  }

  /** The next events of this terminal's cabinet, chained as its journal would chain them. */
  piece(events: readonly CabinetEvent[], cabinet = 'yunxi-a'): Record<string, unknown> {
    const stream = `cabinet/${cabinet}`;
    const after = this.#seq;
    const by = `terminal/${this.id}`;
    const at = this.#now();
    return {
      stream,
      after,
      events: events.map(({ type, data }) => {
        const seq = ++this.#seq;
        const body = JSON.stringify(data);
        this.#head = linkOf(this.#head, { stream, seq, type, at, by, body });
        return { seq, type, at: new Date(at).toISOString(), by, data, hash: this.#head };
      }),
    };
  }

  sendPiece(piece: Record<string, unknown>): Promise<Reply> {
    return this.post(`/api/terminals/${this.id}/streams`, piece);
  }
}
