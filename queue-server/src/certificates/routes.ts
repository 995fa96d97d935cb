import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CaseDesk } from '../cases/desk.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import { verificationSlip } from '../paper/index.ts';
import { sendPage, type Press } from '../print/press.ts';
import {
  CaseNumber,
  CertificateNumber,
  PaperLanguage,
  RevokeCertificate,
  Verification,
  VerificationCode,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { legalDate } from '../rules/index.ts';
import type { App, Parts } from '../room.ts';
import { Attempts } from '../terminals/attempts.ts';
import { certificateOf } from './issue.ts';
import { plainPage } from './plain-page.ts';
import type { Registry } from './registry.ts';

export interface CertificateRoutes {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly registry: Registry;
  readonly press: Press;
  readonly verifyUrl: (number: string, code: string) => string;
}

const counter = { access: ['clerk', 'manager'] } as const;
/** Somebody who tries numbers or codes is locked out for a while. */
const wrongFromOne = 30;
const lockedFor = 15 * 60_000;

export function certificateRoutes(app: App, own: CertificateRoutes): void {
  const { parts, cases, registry, press, verifyUrl } = own;
  const attempts = new Attempts(parts.store, parts.clock, wrongFromOne, lockedFor);

  /** Whoever guesses is locked out for a while, whichever page they guess on. */
  async function verdictFor(
    ip: string,
    number: string,
    code: string,
  ): Promise<Verification | 'too-many'> {
    const place = [`verify-from/${ip}`];
    if (await attempts.locked(place)) return 'too-many';
    const answer = await registry.verify(number, code);
    if (answer.verdict === 'unknown' || answer.verdict === 'altered') await attempts.failed(place);
    return answer;
  }

  app.get(
    '/api/verify/:number',
    {
      config: { access: 'anyone' },
      schema: {
        summary: 'Whether a certificate is genuine; says nothing about a person',
        params: Type.Object({ number: CertificateNumber }),
        querystring: Type.Object({ code: VerificationCode }, { additionalProperties: false }),
        response: { 200: Verification },
      },
    },
    async (request, reply) => {
      const answer = await verdictFor(request.ip, request.params.number, request.query.code);
      return answer === 'too-many'
        ? sendProblem(request, reply, refusal('too-many-requests').refused)
        : reply.send(answer);
    },
  );

  app.get(
    '/verify-plain',
    {
      schema: {
        hide: true,
        querystring: Type.Object({
          number: Type.Optional(Type.String({ maxLength: 200 })),
          code: Type.Optional(Type.String({ maxLength: 200 })),
        }),
      },
    },
    async (request, reply) => {
      const number = (request.query.number ?? '').replaceAll(/\s/g, '').toUpperCase();
      const code = (request.query.code ?? '').replaceAll(/\s/g, '').toLowerCase();
      const found =
        Value.Check(CertificateNumber, number) && Value.Check(VerificationCode, code)
          ? await verdictFor(request.ip, number, code)
          : 'malformed';
      return reply
        .type('text/html; charset=utf-8')
        .serializer((page: unknown) => page as string)
        .send(plainPage(number, found));
    },
  );

  const sealed = (number: string) => registry.sealed(certificateOf(number));

  app.get(
    '/api/cases/:number/certificate',
    {
      config: counter,
      schema: {
        summary: 'The certificate as PDF, unmodified as its issuer sealed it',
        params: Type.Object({ number: CaseNumber }),
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const file = await sealed(request.params.number);
      if (!file.ok) return sendProblem(request, reply, file.refused);
      return sendPage(request, reply, file.answer.found.number, {
        ok: true,
        answer: file.answer.bytes,
      });
    },
  );

  app.get(
    '/api/cases/:number/certificate/slip',
    {
      config: counter,
      schema: {
        summary:
          'The verification slip that goes with it: number, digest of the file, code to scan',
        params: Type.Object({ number: CaseNumber }),
        querystring: PaperLanguage,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const [file, opened] = [await sealed(number), await cases.open(number)];
      if (!file.ok) return sendProblem(request, reply, file.refused);
      if (opened === undefined) return sendProblem(request, reply, refusal('case-unknown').refused);
      const { found } = file.answer;
      const imprint = press.imprint(opened.site, `HY-${found.number}`);
      const content = verificationSlip(
        {
          name: found.name,
          number: found.number,
          issuer: found.issuer,
          purpose: opened.compiled.item.name,
          sha256: found.sha256,
          pages: found.pages,
          printedAt: imprint.printedAt,
          verifyUrl: verifyUrl(found.number, found.sha256),
        },
        imprint,
      );
      const page = await press.page(content, request.query.language);
      return sendPage(request, reply, imprint.serial, page);
    },
  );

  app.post(
    '/api/certificates/:number/revoke',
    {
      config: { access: ['manager'] },
      schema: {
        summary: 'A certificate is no longer good; whoever verifies it is told so',
        params: Type.Object({ number: CertificateNumber }),
        body: RevokeCertificate,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const found = await registry.find(number);
      const opened = found === undefined ? undefined : await cases.open(found.caseNumber);
      if (opened === undefined)
        return sendProblem(request, reply, refusal('paper-unknown').refused);
      const today = legalDate(parts.clock.now(), opened.site.timeZone);
      const by = request.caller.kind === 'staff' ? request.caller.account : '';
      await registry.revoke(number, today, by, request.body.reason);
      return sendOutcome(request, reply, { ok: true, answer: null }, () => null, 204);
    },
  );
}
