import { Type } from 'typebox';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import { CaseNumber, CaseState, CaseView, Id, Worklist } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import { actionNames, actions, type Action } from './actions.ts';
import type { Office } from './office.ts';
import { senderOf } from './sender.ts';

const Params = Type.Object({ number: CaseNumber });
const staffAccess = ['clerk', 'reviewer', 'lockers', 'manager'] as const;

/** The office: worklists, one case, and every step staff can take with it. */
export function staffRoutes(app: App, office: Office): void {
  app.get(
    '/api/cases',
    {
      config: { access: staffAccess },
      schema: {
        summary: 'The worklist of whoever is signed in, by deadline',
        querystring: Type.Object(
          { state: Type.Optional(CaseState), item: Type.Optional(Id) },
          { additionalProperties: false },
        ),
        response: { 200: Worklist },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const roles = caller.kind === 'staff' ? caller.roles : [];
      const { state, item } = request.query;
      const only = {
        ...(state !== undefined && { state }),
        ...(item !== undefined && { item }),
      };
      return reply.send({ cases: await office.lines(roles, only) });
    },
  );

  app.get(
    '/api/cases/:number',
    {
      config: { access: staffAccess },
      schema: {
        summary: 'One case as the role may see it, with what it may do',
        params: Params,
        response: { 200: CaseView },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const roles = caller.kind === 'staff' ? caller.roles : [];
      const view = await office.view(request.params.number, roles);
      return view === undefined
        ? sendProblem(request, reply, refusal('case-unknown').refused)
        : reply.send(view);
    },
  );

  for (const name of actionNames) {
    const action: Action = actions[name];
    app.post(
      `/api/cases/:number/${name}`,
      {
        config: { access: action.clerkOnTheSpot ? [...action.roles, 'clerk'] : action.roles },
        schema: {
          summary: `Take the step "${name}" with a case`,
          params: Params,
          body: action.body,
          response: { 200: CaseView },
        },
      },
      async (request, reply) => {
        const { caller } = request;
        if (caller.kind !== 'staff') {
          return sendProblem(request, reply, refusal('not-allowed').refused);
        }
        const body = request.body as Parameters<Office['act']>[2];
        const { number } = request.params;
        const outcome = await office.act(number, name, body, caller, senderOf(request));
        return sendOutcome(request, reply, outcome, (view) => view);
      },
    );
  }
}
