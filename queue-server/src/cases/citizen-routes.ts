import { Type } from 'typebox';
import { callerName } from '../http/gate.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  AskMyCases,
  AskProgress,
  CaseNumber,
  CaseProgress,
  CaseReceived,
  CaseSubmission,
  Id,
  MyCases,
  Supplement,
  Withdrawal,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import type { CaseDesk } from './desk.ts';
import { sendFaults } from './faults.ts';
import type { Intake } from './intake.ts';
import type { Office } from './office.ts';
import { senderOf } from './sender.ts';

const Params = Type.Object({ number: CaseNumber });
/** A submission with sixty materials of sixty pages. */
const submissionLimit = 1024 * 1024;

export interface CitizenRoutes {
  readonly desk: CaseDesk;
  readonly intake: Intake;
  readonly office: Office;
  /** Something was submitted: facts that waited for it can be told now. */
  readonly onSubmitted: () => void;
}

/** What terminals do in a citizen's name, and what anybody with the slip may ask. */
export function citizenRoutes(
  app: App,
  { desk, intake, office, onSubmitted }: CitizenRoutes,
): void {
  app.post(
    '/api/cases',
    {
      bodyLimit: submissionLimit,
      config: { access: ['terminal'] },
      schema: {
        summary:
          'Take in an application made at a terminal, perhaps hours ago while it was offline',
        body: CaseSubmission,
        response: { 201: CaseReceived },
      },
    },
    async (request, reply) => {
      const outcome = await intake.submit(request.body, request.caller, senderOf(request));
      if ('faults' in outcome) return sendFaults(reply, outcome.faults);
      if (outcome.ok) onSubmitted();
      return sendOutcome(request, reply, outcome, (answer) => answer, 201);
    },
  );

  app.post(
    '/api/cases/:number/materials',
    {
      bodyLimit: submissionLimit,
      config: { access: ['terminal'] },
      schema: {
        summary: 'Papers that come later: for a correction, or a material that may follow',
        params: Params,
        body: Supplement,
        response: { 200: CaseReceived },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const outcome = await intake.supplement(number, request.body, senderOf(request));
      return sendOutcome(request, reply, outcome, ({ state, seq, clock }) => ({
        number,
        state,
        seq,
        deadline: clock.promised,
      }));
    },
  );

  app.post(
    '/api/cases/:number/withdraw',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'The citizen takes the application back',
        params: Params,
        body: Withdrawal,
        response: { 200: CaseReceived },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const outcome = await intake.withdraw(number, request.body, senderOf(request));
      return sendOutcome(request, reply, outcome, ({ state, seq }) => ({
        number,
        state,
        seq,
        deadline: null,
      }));
    },
  );

  app.post(
    '/api/progress',
    {
      config: { access: 'anyone', keyless: true },
      schema: {
        summary: 'How far a case is, for whoever has its number and password',
        body: AskProgress,
        response: { 200: CaseProgress },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const from = caller.kind === 'anyone' ? request.ip : callerName(caller);
      const outcome = await desk.knows(request.body, from);
      return outcome.ok
        ? reply.send(await office.progressOf(outcome.answer))
        : sendProblem(request, reply, outcome.refused);
    },
  );

  app.post(
    '/api/terminals/:terminal/my-cases',
    {
      config: { access: ['terminal'], keyless: true },
      schema: {
        summary: 'The cases of a citizen who has identified by card at this terminal',
        params: Type.Object({ terminal: Id }),
        body: AskMyCases,
        response: { 200: MyCases },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller.kind !== 'terminal' || caller.terminal !== request.params.terminal) {
        return sendProblem(request, reply, refusal('terminal-mismatch').refused);
      }
      return reply.send({ cases: await office.casesOf(request.body.applicant) });
    },
  );
}
