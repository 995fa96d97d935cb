import { Type } from 'typebox';
import type { CaseDesk, Opened } from '../cases/desk.ts';
import type { Office } from '../cases/office.ts';
import { materialsOf } from '../cases/views.ts';
import { senderOf } from '../cases/sender.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import type { Outcome } from '../journal/index.ts';
import type { Content, Remedies } from '../paper/index.ts';
import {
  CaseNumber,
  CasePapers,
  PaperPrint,
  PaperPrinted,
  PaperSheet,
  PrintPaper,
  SheetNumber,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import { papersOf, type CasePaper } from './case-papers.ts';
import type { Print } from './paper-prints.ts';
import { sendPage, type Press } from './press.ts';
import type { PrintDesk } from './print-desk.ts';

export interface CasePrinting {
  readonly cases: CaseDesk;
  readonly office: Office;
  readonly press: Press;
  readonly prints: PrintDesk;
  readonly remedies: Remedies;
}

const unnumbered = '（打印时编号）';

/** As it is read on the page. */
const printView = ({ at, ...print }: Print): PaperPrint => ({
  ...print,
  at: new Date(at).toISOString(),
});

/** Papers bear the applicant's whole name, which the reviewing side does not see. */
const counter = { access: ['clerk', 'manager'] } as const;

const OfPaper = {
  number: CaseNumber,
  paper: Type.String({ pattern: '^[1-9]\\d{0,5}$' }),
};

/** The papers of a case, printed at the counter. */
export function casePaperRoutes(app: App, own: CasePrinting): void {
  const { cases, office, press, prints, remedies } = own;

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

  /** One paper of a case, or why there is none. */
  async function found(
    number: string,
    paper: string,
  ): Promise<Outcome<{ readonly opened: Opened; readonly paper: CasePaper }>> {
    const opened = await cases.open(number);
    if (opened === undefined) return { ok: false, ...refusal('case-unknown') };
    const all = await papers(opened);
    if (all === null) return { ok: false, ...refusal('paper-erased') };
    const one = all.find(({ id }) => id === paper);
    return one === undefined
      ? { ok: false, ...refusal('paper-unknown') }
      : { ok: true, answer: { opened, paper: one } };
  }

  /** The sheet as it came out; or, where none was asked for, how one would look. */
  async function contentOf(
    { opened, paper }: { readonly opened: Opened; readonly paper: CasePaper },
    print: number | undefined,
  ): Promise<Content | null> {
    const sheets = (await prints.of(opened))[paper.id];
    if (print === undefined) {
      const imprint = press.imprint(opened.site, `${opened.one.number}-${paper.id}`);
      return paper.content(sheets?.number ?? unnumbered, { ...imprint, preview: true });
    }
    const sheet = sheets?.prints.find((one) => one.print === print);
    if (sheets === undefined || sheet === undefined) return null;
    const { serial, at, by, voids } = sheet;
    return paper.content(sheets.number, {
      ...press.imprint(opened.site, serial),
      printedAt: new Date(at).toISOString(),
      ...(voids === null ? {} : { voids, reprintedBy: by }),
    });
  }

  app.get(
    '/api/cases/:number/papers',
    {
      config: counter,
      schema: {
        summary: 'What of a case is told in writing, oldest first, and what was printed of it',
        params: Type.Object({ number: CaseNumber }),
        response: { 200: CasePapers },
      },
    },
    async (request, reply) => {
      const opened = await cases.open(request.params.number);
      if (opened === undefined) return sendProblem(request, reply, refusal('case-unknown').refused);
      const [all, printed] = [(await papers(opened)) ?? [], await prints.of(opened)];
      const lines = all.map(({ id, name, at }) => ({
        id,
        name,
        at: new Date(at).toISOString(),
        number: printed[id]?.number ?? null,
        prints: (printed[id]?.prints ?? []).map(printView),
      }));
      return reply.send({ papers: lines });
    },
  );

  app.get(
    '/api/cases/:number/papers/:paper',
    {
      config: counter,
      schema: {
        summary: 'One of them as PDF: the sheet that was reserved, or a preview',
        params: Type.Object(OfPaper),
        querystring: PaperSheet,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const { number, paper } = request.params;
      const { print, language } = request.query;
      const one = await found(number, paper);
      if (!one.ok) return sendProblem(request, reply, one.refused);
      const content = await contentOf(one.answer, print === undefined ? print : Number(print));
      if (content === null) return sendProblem(request, reply, refusal('paper-unknown').refused);
      const name = content.imprint.serial;
      return sendPage(request, reply, name, await press.page(content, language));
    },
  );

  app.post(
    '/api/cases/:number/papers/:paper/prints',
    {
      config: counter,
      schema: {
        summary: 'Reserve a sheet: it gets its serial, and the paper its number if it has none yet',
        params: Type.Object(OfPaper),
        body: PrintPaper,
        response: { 201: PaperPrint },
      },
    },
    async (request, reply) => {
      const one = await found(request.params.number, request.params.paper);
      if (!one.ok) return sendProblem(request, reply, one.refused);
      const preview = await contentOf(one.answer, undefined);
      const drawn = preview === null ? null : await press.page(preview);
      // What no font can draw is written by hand: no sheet is reserved for it.
      if (drawn?.ok === false) return sendProblem(request, reply, drawn.refused);
      const { opened, paper } = one.answer;
      const again = request.body.again === true;
      const reserved = await prints.reserve(opened, paper, again, senderOf(request));
      return sendOutcome(request, reply, reserved, printView, 201);
    },
  );

  app.post(
    '/api/cases/:number/papers/:paper/prints/:print',
    {
      config: counter,
      schema: {
        summary: 'What became of a reserved sheet',
        params: Type.Object({ ...OfPaper, print: SheetNumber }),
        body: PaperPrinted,
        response: { 200: PaperPrint },
      },
    },
    async (request, reply) => {
      const { number, paper, print } = request.params;
      const opened = await cases.open(number);
      if (opened === undefined) return sendProblem(request, reply, refusal('case-unknown').refused);
      const { outcome } = request.body;
      const settled = await prints.settle(opened, paper, Number(print), outcome, senderOf(request));
      return sendOutcome(request, reply, settled, printView);
    },
  );
}
