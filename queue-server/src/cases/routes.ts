import { Type } from 'typebox';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import type { Sender } from '../journal/index.ts';
import {
  AskMyCases,
  AskProgress,
  CaseNumber,
  CaseProgress,
  CaseReceived,
  CaseState,
  CaseSubmission,
  CaseView,
  Id,
  MyCases,
  Sha256,
  Supplement,
  Withdrawal,
  Worklist,
} from '../protocol/index.ts';
import { callerName } from '../http/gate.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import type { FastifyRequest } from 'fastify';
import { actionNames, actions, type Action } from './actions.ts';
import type { CaseDesk } from './desk.ts';
import { sendFaults } from './faults.ts';
import type { Files } from './files.ts';
import type { Office } from './office.ts';

const Params = Type.Object({ number: CaseNumber });
const mebibyte = 1024 * 1024;
/** A4 at 200 dpi as JPEG is about 0.4 MB; a long PDF is still under this. */
const fileLimit = 20 * mebibyte;
/** A submission with sixty materials of sixty pages. */
const submissionLimit = mebibyte;

/** Who sends it, and the key that makes a retry harmless. */
export function senderOf(request: FastifyRequest): Sender {
  const by = callerName(request.caller);
  return request.commandKey === undefined ? { by } : { by, key: request.commandKey };
}

export interface CaseRoutes {
  readonly desk: CaseDesk;
  readonly office: Office;
  readonly files: Files;
  /** Something was submitted: facts that waited for it can be told now. */
  readonly onSubmitted: () => void;
}

export function caseRoutes(app: App, own: CaseRoutes): void {
  fileRoutes(app, own);
  citizenRoutes(app, own);
  staffRoutes(app, own);
}

function fileRoutes(app: App, { files }: CaseRoutes): void {
  app.addContentTypeParser(
    ['image/jpeg', 'image/png', 'application/pdf'],
    { parseAs: 'buffer', bodyLimit: fileLimit },
    (request, body: Buffer, done) => {
      request.rawBody = body;
      done(null, body);
    },
  );

  app.put(
    '/api/files/:sha256',
    {
      bodyLimit: fileLimit,
      config: { access: ['terminal'] },
      schema: {
        summary: 'Keep one scanned page under its SHA-256; sealed, and harmless to repeat',
        params: Type.Object({ sha256: Sha256 }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      const type = request.headers['content-type']?.split(';')[0] ?? '';
      const bytes = request.rawBody ?? Buffer.alloc(0);
      if (type === 'application/json') {
        return sendProblem(request, reply, refusal('media-type').refused);
      }
      const kept = await files.keep(sha256, type, bytes, callerName(request.caller));
      return kept
        ? reply.code(204).send(null)
        : sendProblem(request, reply, refusal('file-digest-wrong').refused);
    },
  );

  app.get(
    '/api/files/:sha256',
    {
      config: { access: ['clerk', 'reviewer', 'manager'] },
      schema: {
        summary: 'One scanned page of a case',
        params: Type.Object({ sha256: Sha256 }),
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      const used = await files.usedBy(sha256);
      const file = used.length === 0 ? null : await files.read(sha256);
      if (file === null) return sendProblem(request, reply, refusal('file-unknown').refused);
      return reply
        .type(file.mediaType)
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(file.bytes));
    },
  );
}

function citizenRoutes(app: App, { desk, office, onSubmitted }: CaseRoutes): void {
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
      const outcome = await desk.submit(request.body, request.caller, senderOf(request));
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
      const outcome = await desk.supplement(number, request.body, senderOf(request));
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
      const wish = { do: 'withdraw', at: request.body.at } as const;
      const outcome = await desk.send(number, wish, senderOf(request));
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
      const outcome = await desk.knows(request.body);
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

const staffAccess = ['clerk', 'reviewer', 'lockers', 'manager'] as const;

function staffRoutes(app: App, { office }: CaseRoutes): void {
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
