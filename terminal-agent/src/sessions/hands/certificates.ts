import { MyCertificates, SealedCertificate } from '@banshi/queue-server/protocol';
import { Compile } from 'typebox/compile';
import { sealedJob } from '../../paper/index.ts';
import type { Letter } from '../../store/terminal-state.ts';
import type { Session } from '../session.ts';
import type { Task } from '../task.ts';
import type { Reach, Tell } from './index.ts';

const checks = { mine: Compile(MyCertificates), sealed: Compile(SealedCertificate) };
/** A citizen waits in front of the screen. */
const patienceMs = 10_000;

const applicantOf = ({ holder }: Session) => {
  const card = holder?.card;
  return { name: card?.name, idNumber: card?.number, card: card?.card };
};

export async function askCertificates(
  { server, terminal }: Reach,
  session: Session,
  tell: Tell,
): Promise<void> {
  const answer = await server.request({
    method: 'POST',
    path: `/api/terminals/${terminal.id}/my-certificates`,
    json: { applicant: applicantOf(session) },
    timeoutMs: patienceMs,
  });
  if (answer.kind === 'answer' && checks.mine.Check(answer.json))
    return tell({ type: 'certificates-found', certificates: answer.json.certificates });
  tell({ type: 'certificates-failed', code: answer.kind === 'refused' ? answer.code : 'offline' });
}

/**
 * Prints a certificate from its sealed file: a serial first, then the hall's leave for so many
 * copies under it, then the bytes, then what became of them, here and at the hall.
 */
export async function printCertificate(
  { server, terminal, press, ledger, rng }: Reach,
  { certificate, wish, voids }: Extract<Task, { type: 'print-certificate' }>,
  session: Session,
  tell: Tell,
): Promise<void> {
  const { number, name } = certificate;
  const settled = async (serial: string, outcome: 'printed' | 'failed' | 'unknown') => {
    const letter: Letter = {
      id: `certificate-${rng.uuid()}`,
      kind: 'certificate-print',
      method: 'POST',
      path: `/api/terminals/${terminal.id}/certificate-prints/${serial}`,
      mediaType: 'application/json',
      body: { json: { outcome } },
      about: null,
    };
    await ledger.record({ type: 'queue-letters', letters: [letter] });
  };
  await press.printSealed(
    {
      about: number,
      voids,
      copies: wish.copies,
      title: name,
      async document(serial) {
        const answer = await server.request({
          method: 'POST',
          path: `/api/terminals/${terminal.id}/certificates/${number}/print`,
          json: { applicant: applicantOf(session), ...wish, serial },
          timeoutMs: patienceMs,
        });
        if (answer.kind === 'silence') return { refused: 'offline' };
        if (answer.kind === 'refused') return { refused: answer.code };
        if (!checks.sealed.Check(answer.json)) return { refused: 'answer-not-understood' };
        const { file, sha256 } = answer.json;
        const job = sealedJob({ bytes: Buffer.from(file, 'base64'), number, sha256 });
        return job.ok ? { job: job.value } : { refused: job.refused.code };
      },
      onRefused: async (serial, code) => {
        // The answer may have been lost after the copies were counted: they are given back.
        if (serial !== '') await settled(serial, 'failed');
        tell({ type: 'certificate-refused', code });
      },
    },
    (print) => {
      tell({ type: 'print', slip: 'certificate', print });
      const { serial, state } = print;
      return state === 'reserved' || state === 'sent' ? undefined : settled(serial, state);
    },
  );
}
