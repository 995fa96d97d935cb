import { Compile } from 'typebox/compile';
import { Enrolled } from '@banshi/queue-server/protocol';
import { pause, type Clock, type Files, type Net } from '../ports/index.ts';
import type { Identity } from './identity.ts';
import { backOff } from './loop.ts';

const file = 'keys/enrolment';
const check = Compile(Enrolled);

/** What the server told this terminal when it enrolled; null before. */
export async function readEnrolment(files: Files): Promise<Enrolled | null> {
  const kept = await files.read(file);
  if (kept === null) return null;
  const value: unknown = JSON.parse(Buffer.from(kept).toString('utf8'));
  if (!check.Check(value)) throw new Error('the enrolment kept on this terminal is damaged');
  return value;
}

export interface EnrolParts {
  readonly clock: Clock;
  readonly net: Net;
  readonly files: Files;
  readonly identity: Identity;
  readonly url: string;
  readonly code: string;
  readonly signal: AbortSignal;
  /** A refusal (wrong or stale code) that a person must act on. */
  readonly onRefused: (code: string) => void;
}

/**
 * Enrols with the short-lived code and keeps the answer, trying again until the server is there.
 * The same code with the same key has one effect, so a lost answer does no harm.
 */
export async function enrol(parts: EnrolParts): Promise<Enrolled | null> {
  const { clock, net, files, identity, signal } = parts;
  const body = Buffer.from(JSON.stringify({ code: parts.code, publicKey: identity.publicKey }));
  for (let failures = 0; !signal.aborted; failures += 1) {
    const answer = await net.request({
      method: 'POST',
      url: `${parts.url.replace(/\/$/, '')}/api/terminals/enrolments`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': `enrol-${parts.code}`,
      },
      body,
      timeoutMs: 10_000,
      signal,
    });
    if (answer.ok && answer.status < 300) {
      const value: unknown = JSON.parse(Buffer.from(answer.body).toString('utf8'));
      if (check.Check(value)) {
        await files.write(file, Buffer.from(JSON.stringify(value)));
        return value;
      }
      parts.onRefused('answer-not-understood');
    } else if (answer.ok) {
      parts.onRefused(`http-${answer.status}`);
    }
    await pause(clock, backOff(failures), signal);
  }
  return null;
}
