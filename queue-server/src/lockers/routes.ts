import { Type } from 'typebox';
import { senderOf } from '../cases/sender.ts';
import type { CaseDesk } from '../cases/desk.ts';
import type { Vault } from '../cases/vault.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  CabinetSummary,
  CabinetView,
  ExtendGrant,
  GrantIssued,
  Id,
  IssueGrant,
  Reconcile,
  Remark,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import type { LockerDesk } from './desk.ts';

const OfCabinet = Type.Object({ cabinet: Id });
const OfDeposit = Type.Object({ cabinet: Id, deposit: Id });
const OfGrant = Type.Object({ grant: Id });
const desk = ['lockers', 'clerk', 'manager'] as const;
const hands = ['lockers', 'manager'] as const;

export interface LockerRoutes {
  readonly lockers: LockerDesk;
  readonly cases: CaseDesk;
  readonly vault: Vault;
}

/** The locker desk. There is no route that opens a door, and there never will be one. */
export function lockerRoutes(app: App, { lockers, cases, vault }: LockerRoutes): void {
  app.get(
    '/api/lockers',
    {
      config: { access: desk },
      schema: { summary: 'All cabinets', response: { 200: Type.Array(CabinetSummary) } },
    },
    async () => lockers.summaries(),
  );

  app.get(
    '/api/lockers/:cabinet',
    {
      config: { access: [...desk, 'terminal'] },
      schema: {
        summary: 'One cabinet: doors, deposits to collect by deadline, results to load',
        params: OfCabinet,
        response: { 200: CabinetView },
      },
    },
    async (request, reply) => {
      const plan = lockers.plan(request.params.cabinet);
      const { caller } = request;
      if (plan === undefined) {
        return sendProblem(request, reply, refusal('cabinet-unknown').refused);
      }
      // A terminal may look into its own cabinet only; staff stand before it.
      if (caller.kind === 'terminal' && caller.terminal !== plan.terminal) {
        return sendProblem(request, reply, refusal('terminal-mismatch').refused);
      }
      return reply.send(await lockers.view(plan));
    },
  );

  app.post(
    '/api/lockers/:cabinet/deposits/:deposit/reconcile',
    {
      config: { access: desk },
      schema: {
        summary: 'The papers on the desk against what the slip declares; takes the case in (收件)',
        params: OfDeposit,
        body: Reconcile,
        response: { 200: CabinetView },
      },
    },
    async (request, reply) => {
      const { cabinet, deposit } = request.params;
      const plan = lockers.plan(cabinet);
      if (plan === undefined) {
        return sendProblem(request, reply, refusal('cabinet-unknown').refused);
      }
      const known = (await lockers.replica(plan)).state.deposits[deposit];
      const opened = known === undefined ? undefined : await cases.open(known.case);
      if (known === undefined || opened === undefined) {
        return sendProblem(request, reply, refusal('deposit-unknown').refused);
      }
      const { found, discrepancy } = request.body;
      const sender = senderOf(request);
      let note: string | null = null;
      if (discrepancy !== undefined) {
        note = `${known.case}.${sender.key?.digest ?? deposit}`.slice(0, 64);
        await vault.keep('notice', note, opened.one.subject, { reason: discrepancy });
      }
      const wish = { do: 'reconcile', data: { deposit, found, discrepancy: note } } as const;
      const outcome = await cases.send(known.case, wish, sender);
      if (!outcome.ok) return sendProblem(request, reply, outcome.refused);
      return reply.send(await lockers.view(plan));
    },
  );

  app.post(
    '/api/lockers/:cabinet/grants',
    {
      config: { access: hands },
      schema: {
        summary:
          'A finished case’s result goes out through this cabinet; the code goes to the citizen',
        params: OfCabinet,
        body: IssueGrant,
        response: { 201: GrantIssued },
      },
    },
    async (request, reply) => {
      const plan = lockers.plan(request.params.cabinet);
      if (plan === undefined) {
        return sendProblem(request, reply, refusal('cabinet-unknown').refused);
      }
      const outcome = await lockers.issue(plan, request.body, senderOf(request));
      return sendOutcome(request, reply, outcome, (answer) => answer, 201);
    },
  );

  app.post(
    '/api/grants/:grant/code',
    {
      config: { access: hands },
      schema: {
        summary: 'A new code, sent to the citizen; the old one is void',
        params: OfGrant,
        body: Remark,
        response: { 200: GrantIssued },
      },
    },
    async (request, reply) => {
      const { grant } = request.params;
      const plan = await lockers.cabinetOf(grant);
      if (plan === undefined) return sendProblem(request, reply, refusal('grant-unknown').refused);
      const outcome = await lockers.replaceCode(plan, grant, senderOf(request));
      return sendOutcome(request, reply, outcome, (answer) => answer);
    },
  );

  app.post(
    '/api/grants/:grant/extend',
    {
      config: { access: hands },
      schema: {
        summary: 'Keep the result longer, once',
        params: OfGrant,
        body: ExtendGrant,
        response: { 200: GrantIssued },
      },
    },
    async (request, reply) => {
      const { grant } = request.params;
      const plan = await lockers.cabinetOf(grant);
      if (plan === undefined) return sendProblem(request, reply, refusal('grant-unknown').refused);
      const { days } = request.body;
      const outcome = await lockers.extend(plan, grant, days, senderOf(request));
      return sendOutcome(request, reply, outcome, (answer) => answer);
    },
  );

  app.post(
    '/api/grants/:grant/revoke',
    {
      config: { access: hands },
      schema: {
        summary: 'Take a grant back before anybody collected',
        params: OfGrant,
        body: Remark,
        response: { 200: GrantIssued },
      },
    },
    async (request, reply) => {
      const { grant } = request.params;
      const plan = await lockers.cabinetOf(grant);
      if (plan === undefined) return sendProblem(request, reply, refusal('grant-unknown').refused);
      const outcome = await lockers.revoke(plan, grant, 'by-staff', senderOf(request));
      return sendOutcome(request, reply, outcome, (answer) => answer);
    },
  );
}
