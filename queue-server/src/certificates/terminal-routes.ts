import { Type } from 'typebox';
import type { CaseDesk, Opened } from '../cases/desk.ts';
import type { Office } from '../cases/office.ts';
import type { Outcome } from '../journal/index.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  AskMyCertificates,
  CertificateNumber,
  CertificatePrinted,
  Id,
  MyCertificates,
  PrintCertificate,
  SealedCertificate,
  type PrintableCertificate,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { legalDate } from '../rules/index.ts';
import { certificateOf } from './issue.ts';
import type { CertificatePrints } from './prints.ts';
import type { Registry } from './registry.ts';

export interface CertificatePrintRoutes {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly office: Office;
  readonly registry: Registry;
  readonly prints: CertificatePrints;
}

const signed = { access: ['terminal'], keyless: true } as const;

/** Certificates that citizens print at a terminal: whose they are, what proves it, how many copies. */
export function certificatePrintRoutes(app: App, own: CertificatePrintRoutes): void {
  const { parts, cases, office, registry, prints } = own;
  const today = ({ site }: Opened): string => legalDate(parts.clock.now(), site.timeZone);
  const mismatch = refusal('terminal-mismatch').refused;

  /** Null where there is none, or none that may be printed at a terminal. */
  async function printable(number: string): Promise<PrintableCertificate | null> {
    const found = await registry.find(certificateOf(number));
    const opened = await cases.open(number);
    if (found === undefined || found.revokedOn !== null || opened === undefined) return null;
    const { result } = opened.compiled.item.assurance;
    if (result === 'C') return null;
    return {
      number: found.number,
      case: number,
      name: found.name,
      issuer: found.issuer,
      issuedOn: found.issuedOn,
      proof: result === 'A' ? 'card' : 'password',
      copiesLeft: Math.max(0, await prints.left(found.number, today(opened))),
    };
  }

  app.post(
    '/api/terminals/:terminal/my-certificates',
    {
      config: signed,
      schema: {
        summary: 'The certificates of a citizen who has identified by card at this terminal',
        params: Type.Object({ terminal: Id }),
        body: AskMyCertificates,
        response: { 200: MyCertificates },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller.kind !== 'terminal' || caller.terminal !== request.params.terminal)
        return sendProblem(request, reply, mismatch);
      const mine = await office.casesOf(request.body.applicant);
      const found = await Promise.all(mine.map(({ number }) => printable(number)));
      return reply.send({ certificates: found.filter((one) => one !== null) });
    },
  );

  /** The card's holder, and the password where the result takes more than a card. */
  async function proven(
    number: string,
    { applicant, password }: PrintCertificate,
    from: string,
  ): Promise<Outcome<Opened>> {
    const opened = await cases.proves(number, { kind: 'card', applicant }, from);
    if (!opened.ok) return opened;
    const { result } = opened.answer.compiled.item.assurance;
    if (result === 'C') return { ok: false, ...refusal('window-proof-needed') };
    return result === 'A' ? opened : cases.knows({ number, password: password ?? '' }, from);
  }

  app.post(
    '/api/terminals/:terminal/certificates/:number/print',
    {
      config: signed,
      schema: {
        summary: 'Reserves copies of a certificate and hands its sealed file to the terminal',
        params: Type.Object({ terminal: Id, number: CertificateNumber }),
        body: PrintCertificate,
        response: { 200: SealedCertificate },
      },
    },
    async (request, reply) => {
      const { caller, body } = request;
      const { terminal, number } = request.params;
      if (caller.kind !== 'terminal' || caller.terminal !== terminal)
        return sendProblem(request, reply, mismatch);
      const found = await registry.find(number);
      if (found === undefined || found.revokedOn !== null)
        return sendProblem(request, reply, refusal('paper-unknown').refused);
      const opened = await proven(found.caseNumber, body, `terminal/${terminal}`);
      if (!opened.ok) return sendProblem(request, reply, opened.refused);
      const file = await registry.sealed(number);
      if (!file.ok) return sendProblem(request, reply, file.refused);
      const { serial, copies } = body;
      const onDate = today(opened.answer);
      const left = await prints.reserve({ terminal, serial, number, copies, onDate });
      if (left === null) return sendProblem(request, reply, refusal('copies-used-up').refused);
      const bytes = Buffer.from(file.answer.bytes);
      return reply.send({
        file: bytes.toString('base64'),
        sha256: found.sha256,
        copiesLeft: left,
      });
    },
  );

  app.post(
    '/api/terminals/:terminal/certificate-prints/:serial',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'What became of a print of a certificate',
        params: Type.Object({ terminal: Id, serial: Id }),
        body: CertificatePrinted,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { caller, body } = request;
      const { terminal, serial } = request.params;
      if (caller.kind !== 'terminal' || caller.terminal !== terminal)
        return sendProblem(request, reply, mismatch);
      // A print that was never reserved here has nothing to give back.
      await prints.settle(terminal, serial, body);
      return sendOutcome(request, reply, { ok: true, answer: null }, () => null, 204);
    },
  );
}
