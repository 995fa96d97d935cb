import { Type } from 'typebox';
import { senderOf } from '../cases/sender.ts';
import { feedOf } from '../city.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  Heartbeat,
  Id,
  Inbox,
  Remark,
  StaffAtTerminal,
  StaffCode,
  StaffIdentified,
  StreamAcknowledged,
  StreamPiece,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, Parts } from '../room.ts';
import type { InboxDesk } from './inbox.ts';
import type { Register } from './register.ts';
import { replicaEvents, streamsOf } from './replica.ts';
import type { StaffCodes } from './staff-codes.ts';

const OfTerminal = Type.Object({ terminal: Id });
const Digits = Type.String({ pattern: '^\\d{1,15}$' });
const iso = (at: number): string => new Date(at).toISOString();
/** Five hundred events of a stream, each under a kilobyte. */
const pieceLimit = 1024 * 1024;
const longestWait = 25;

export interface TerminalRoutes {
  readonly parts: Parts;
  readonly register: Register;
  readonly codes: StaffCodes;
  readonly inbox: InboxDesk;
}

export function terminalRoutes(app: App, own: TerminalRoutes): void {
  ownRoutes(app, own);
  staffRoutes(app, own);
}

/** Whether the terminal in the path is the one that signed. */
function isOwn(request: FastifyRequest, terminal: string): boolean {
  return request.caller.kind === 'terminal' && request.caller.terminal === terminal;
}

const mismatch = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(request, reply, refusal('terminal-mismatch').refused);

function ownRoutes(app: App, { parts, register, inbox }: TerminalRoutes): void {
  app.post(
    '/api/terminals/:terminal/heartbeats',
    {
      config: { access: ['terminal'], keyless: true },
      schema: {
        summary: 'How the terminal is; only the latest value is kept',
        params: OfTerminal,
        body: Heartbeat,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { terminal } = request.params;
      if (!isOwn(request, terminal)) return mismatch(request, reply);
      await register.beat(terminal, request.body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/terminals/:terminal/inbox',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'What is new for this terminal since its cursor; waits for a grant if asked to',
        params: OfTerminal,
        querystring: Type.Object(
          { grants: Type.Optional(Digits), wait: Type.Optional(Digits) },
          { additionalProperties: false },
        ),
        response: { 200: Inbox },
      },
    },
    async (request, reply) => {
      const { terminal } = request.params;
      const plan = register.plan(terminal);
      if (plan === undefined || !isOwn(request, terminal)) return mismatch(request, reply);
      const after = Number(request.query.grants ?? '0');
      const seconds = Math.min(Number(request.query.wait ?? '0'), longestWait);
      return reply.send(await inbox.read(plan, after, seconds));
    },
  );

  app.post(
    '/api/terminals/:terminal/streams',
    {
      bodyLimit: pieceLimit,
      config: { access: ['terminal'], keyless: true },
      schema: {
        summary: 'A piece of a stream this terminal writes; gapless, chained, harmless to repeat',
        params: OfTerminal,
        body: StreamPiece,
        response: { 200: StreamAcknowledged },
      },
    },
    async (request, reply) => {
      const { terminal } = request.params;
      const plan = register.plan(terminal);
      if (plan === undefined || !isOwn(request, terminal)) return mismatch(request, reply);
      const { stream } = request.body;
      if (!streamsOf(plan).includes(stream)) {
        return sendProblem(request, reply, refusal('stream-unknown').refused);
      }
      const events = replicaEvents(request.body);
      if (events === null) {
        return sendProblem(request, reply, refusal('stream-event-wrong').refused);
      }
      const at = { feed: feedOf(plan.site), stream };
      const outcome = await parts.journal.replicate(at, events, senderOf(request).by);
      return sendOutcome(request, reply, outcome, (seq) => ({ stream, seq }));
    },
  );
}

function staffRoutes(app: App, { codes }: TerminalRoutes): void {
  app.post(
    '/api/staff/terminal-code',
    {
      // Asking again voids the code before; a remembered answer would only keep a secret around.
      config: { access: ['clerk', 'lockers', 'manager', 'administrator'], keyless: true },
      schema: {
        summary: 'A one-time code with which whoever is signed in identifies at a terminal',
        body: Remark,
        response: { 201: StaffCode },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller.kind !== 'staff') {
        return sendProblem(request, reply, refusal('not-allowed').refused);
      }
      const { code, expiresAt } = await codes.make(caller);
      return reply.code(201).send({ code, expiresAt: iso(expiresAt) });
    },
  );

  app.post(
    '/api/terminals/:terminal/staff',
    {
      config: { access: ['terminal'], keyless: true },
      schema: {
        summary: 'Staff identify themselves at the terminal with their one-time code',
        params: OfTerminal,
        body: StaffAtTerminal,
        response: { 200: StaffIdentified },
      },
    },
    async (request, reply) => {
      const { terminal } = request.params;
      if (!isOwn(request, terminal)) return mismatch(request, reply);
      const { account, code } = request.body;
      return sendOutcome(
        request,
        reply,
        await codes.use(terminal, account, code),
        (answer) => answer,
      );
    },
  );
}
