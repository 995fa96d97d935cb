import { Type } from 'typebox';
import type { CaseDesk, Opened } from '../cases/desk.ts';
import type { Office } from '../cases/office.ts';
import { materialsOf } from '../cases/views.ts';
import { sendProblem } from '../http/problems.ts';
import type { Remedies } from '../paper/index.ts';
import { CaseNumber, CasePapers, PaperLanguage } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import { papersOf, type CasePaper } from './case-papers.ts';
import { sendPage, type Press } from './press.ts';

export interface CasePrinting {
  readonly cases: CaseDesk;
  readonly office: Office;
  readonly press: Press;
  readonly remedies: Remedies;
}

/** Papers bear the applicant's whole name, which the reviewing side does not see. */
const counter = { access: ['clerk', 'manager'] } as const;

/** The papers of a case, printed at the counter. */
export function casePaperRoutes(app: App, own: CasePrinting): void {
  const { cases, office, press, remedies } = own;

  /** Null when the applicant was erased. */
  async function papers(opened: Opened): Promise<readonly CasePaper[] | null> {
    const dossier = await office.dossierOf(opened);
    if (dossier.submission === null) return null;
    return papersOf({
      number: opened.one.number,
      item: opened.compiled.item,
      applicant: dossier.submission.applicant.name,
      materials: materialsOf(dossier),
      notices: dossier.notices,
      events: await office.eventsOf(opened),
      timeZone: opened.site.timeZone,
      remedies,
    });
  }

  app.get(
    '/api/cases/:number/papers',
    {
      config: counter,
      schema: {
        summary: 'What of a case is told in writing, oldest first',
        params: Type.Object({ number: CaseNumber }),
        response: { 200: CasePapers },
      },
    },
    async (request, reply) => {
      const opened = await cases.open(request.params.number);
      if (opened === undefined) return sendProblem(request, reply, refusal('case-unknown').refused);
      const all = (await papers(opened)) ?? [];
      const lines = all.map(({ id, name, at }) => ({ id, name, at: new Date(at).toISOString() }));
      return reply.send({ papers: lines });
    },
  );

  app.get(
    '/api/cases/:number/papers/:paper',
    {
      config: counter,
      schema: {
        summary: 'One of them as PDF',
        params: Type.Object({
          number: CaseNumber,
          paper: Type.String({ pattern: '^[1-9]\\d{0,5}$' }),
        }),
        querystring: PaperLanguage,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const { number, paper } = request.params;
      const opened = await cases.open(number);
      if (opened === undefined) return sendProblem(request, reply, refusal('case-unknown').refused);
      const all = await papers(opened);
      if (all === null) return sendProblem(request, reply, refusal('paper-erased').refused);
      const found = all.find(({ id }) => id === paper);
      if (found === undefined) return sendProblem(request, reply, refusal('paper-unknown').refused);
      const name = `${number}-${paper.padStart(2, '0')}`;
      const content = found.content(press.imprint(opened.site, name));
      return sendPage(request, reply, name, await press.page(content, request.query.language));
    },
  );
}
