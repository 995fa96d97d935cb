import { Type } from 'typebox';
import type { CaseTables } from '../cases/list.ts';
import type { CaseDesk } from '../cases/desk.ts';
import { ended } from '../cases/state.ts';
import { sendProblem } from '../http/problems.ts';
import type { HandOverDesk } from '../lockers/hand-over-desk.ts';
import type { LockerDesk } from '../lockers/desk.ts';
import { supervisionReport, type SupervisionReport } from '../paper/index.ts';
import { Id, PaperLanguage } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { legalDate } from '../rules/index.ts';
import type { App, Parts } from '../room.ts';
import { supervision } from '../supervision/figures.ts';
import { handOverPaper } from './hand-over-paper.ts';
import { sendPage, type Press } from './press.ts';

export interface ListPrinting {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly lockers: LockerDesk;
  readonly handOvers: HandOverDesk;
  readonly alarms: () => Promise<number>;
  readonly press: Press;
}

/** As many as anybody reads on paper. */
const lateLines = 60;

/** What the office prints about its own work: hand-over lists and the supervision report. */
export function listPaperRoutes(app: App, own: ListPrinting): void {
  const { parts, cases, lockers, handOvers, press } = own;
  const sites = new Map(parts.city.sites.map((site) => [site.id, site]));

  app.get(
    '/api/lockers/:cabinet/hand-overs/:id/paper',
    {
      config: { access: ['lockers', 'clerk', 'manager'] },
      schema: {
        summary: 'A hand-over list (交接单) as PDF, to be signed by both sides',
        params: Type.Object({ cabinet: Id, id: Id }),
        querystring: PaperLanguage,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const { cabinet, id } = request.params;
      const plan = lockers.plan(cabinet);
      const site = sites.get(plan?.site ?? '');
      if (plan === undefined || site === undefined) {
        return sendProblem(request, reply, refusal('cabinet-unknown').refused);
      }
      const list = (await handOvers.all(plan)).find((one) => one.id === id);
      if (list === undefined) {
        return sendProblem(request, reply, refusal('hand-over-unknown').refused);
      }
      const { deposits } = await lockers.view(plan);
      const content = handOverPaper(plan, list, deposits, (number) => press.imprint(site, number));
      const page = await press.page(content, request.query.language);
      return sendPage(request, reply, content.imprint.serial, page);
    },
  );

  /** Open cases past a limit, the most overdue first. */
  async function late(today: string): Promise<SupervisionReport['late']> {
    const rows = await parts.store.read((tx) =>
      tx
        .tables<CaseTables>()
        .selectFrom('cases')
        .select(['number', 'promised_due', 'legal_due'])
        .where('decided_on', 'is', null)
        .where('state', 'not in', [...ended])
        .where('promised_due', '<', today)
        .orderBy('promised_due')
        .limit(lateLines)
        .execute(),
    );
    const lines: SupervisionReport['late'][number][] = [];
    for (const { number, promised_due: promised, legal_due: legal } of rows) {
      const item = (await cases.open(number))?.compiled.item;
      if (item === undefined || promised === null) continue;
      const past = legal !== null && legal < today;
      lines.push({
        number,
        item: item.name,
        department: item.department.name,
        due: past ? legal : promised,
        past: past ? 'legal' : 'promised',
      });
    }
    return lines;
  }

  app.get(
    '/api/supervision/paper',
    {
      config: { access: ['manager', 'administrator'] },
      schema: {
        summary: 'The supervision report as PDF: the figures, and what is late',
        querystring: PaperLanguage,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const [site] = parts.city.sites;
      if (site === undefined) return sendProblem(request, reply, refusal('not-found').refused);
      const figures = await supervision(parts, await own.alarms());
      const today = legalDate(parts.clock.now(), site.timeZone);
      const serial = `JD-${today.replaceAll('-', '')}`;
      const content = supervisionReport(
        { ...figures, late: await late(today) },
        press.imprint(site, serial),
      );
      return sendPage(request, reply, serial, await press.page(content, request.query.language));
    },
  );
}
