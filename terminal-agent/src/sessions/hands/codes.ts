import { createHmac, timingSafeEqual } from 'node:crypto';
import { readPickUpCode } from '@banshi/queue-server/rules';
import { guessesAllowed } from '../../store/terminal-evolve.ts';
import type { CodeCheck } from '../input.ts';
import type { Reach } from './index.ts';

/** HMAC-SHA-256 under the cabinet's key, hex: how holders and codes are known without being kept. */
export const digestOf = (key: Uint8Array, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Compares slip and code with the grants known here; wrong ones are counted durably before the answer. */
export async function checkCode(reach: Reach, slip: string, typed: string): Promise<CodeCheck> {
  const { ledger, cabinetKey } = reach;
  const code = readPickUpCode(typed);
  const number = slip.trim().toUpperCase();
  const guesses = ledger.terminal.guesses.get(number);
  const attemptsLeft = guessesAllowed - (guesses?.wrong ?? 0);
  if (guesses?.locked) return { ok: false, code: 'locked', attemptsLeft: 0 };
  if (code === null) return { ok: false, code: 'mistyped', attemptsLeft };
  const grant = [...ledger.grants.values()].find(
    (one) => one.slip.toUpperCase() === number && !one.revoked,
  );
  const digest =
    cabinetKey === null ? '' : digestOf(cabinetKey, `${grant?.slip ?? number}:${code}`);
  const right =
    grant !== undefined &&
    ledger.cabinet?.finished.has(grant.grant) === false &&
    equal(grant.codeDigest, digest);
  const tried = await ledger.record({ type: 'try-code', slip: number, right });
  if (!tried.ok) return { ok: false, code: 'locked', attemptsLeft: 0 };
  if (right) return { ok: true, digest };
  const left = attemptsLeft - 1;
  return { ok: false, code: left <= 0 ? 'locked' : 'wrong', attemptsLeft: Math.max(0, left) };
}
