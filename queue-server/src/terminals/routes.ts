import { Type } from 'typebox';
import { senderOf } from '../cases/routes.ts';
import { feedOf } from '../city.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import {
  AskEnrolmentCode,
  Enrolled,
  Enrolment,
  EnrolmentCode,
  Heartbeat,
  Id,
  Inbox,
  Remark,
  StaffAtTerminal,
  StaffCode,
  StaffIdentified,
  StreamAcknowledged,
  StreamPiece,
  TerminalView,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, Parts } from '../room.ts';
import type { InboxDesk } from './inbox.ts';
import type { CabinetPlan, TerminalPlan } from './plan.ts';
import { cabinetKey, type Register } from './register.ts';
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
  readonly cabinets: ReadonlyMap<string, CabinetPlan>;
  /** The master of the cabinets' keys. */
  readonly master: Uint8Array;
}

export function terminalRoutes(app: App, own: TerminalRoutes): void {
  enrolmentRoutes(app, own);
  ownRoutes(app, own);
  staffRoutes(app, own);
}

function enrolmentRoutes(app: App, { register, parts, cabinets, master }: TerminalRoutes): void {
  app.post(
    '/api/terminals/enrolment-codes',
    {
      config: { access: ['administrator'] },
      schema: {
        summary: 'A short-lived code with which one terminal enrols',
        body: AskEnrolmentCode,
        response: { 201: EnrolmentCode },
      },
    },
    async (request, reply) => {
      const { terminal } = request.body;
      const { by } = senderOf(request);
      const outcome = await register.enrolmentCode(terminal, by);
      const shape = ({ code, expiresAt }: { code: string; expiresAt: number }) => ({
        terminal,
        code,
        expiresAt: iso(expiresAt),
      });
      return sendOutcome(request, reply, outcome, shape, 201);
    },
  );

  const enrolled = (plan: TerminalPlan): Enrolled => {
    const site = parts.city.sites.find(({ id }) => id === plan.site);
    if (site === undefined) throw new Error(`terminal ${plan.id} stands at no site`);
    const cabinet = plan.cabinet === null ? undefined : cabinets.get(plan.cabinet);
    const { id, name, region, timeZone, phone } = site;
    return {
      terminal: plan.id,
      serial: plan.serial,
      site: { id, name, region, timeZone, phone },
      hall: plan.hall,
      cabinet:
        cabinet === undefined
          ? null
          : {
              id: cabinet.id,
              name: cabinet.name,
              compartments: [...cabinet.compartments],
              key: cabinetKey(master, cabinet.id).toString('base64'),
            },
    };
  };

  app.post(
    '/api/terminals/enrolments',
    {
      config: { access: 'anyone', keyless: true },
      schema: {
        summary: 'Bind a signing key to the terminal the code was made for',
        body: Enrolment,
        response: { 201: Enrolled },
      },
    },
    async (request, reply) => {
      const { code, publicKey } = request.body;
      const outcome = await register.enrol(code, publicKey);
      return sendOutcome(request, reply, outcome, enrolled, 201);
    },
  );

  app.get(
    '/api/terminals',
    {
      config: { access: ['manager', 'administrator'] },
      schema: {
        summary: 'All terminals and how they are',
        response: { 200: Type.Array(TerminalView) },
      },
    },
    async () => [...(await register.views())],
  );

  app.post(
    '/api/terminals/:terminal/revoke',
    {
      config: { access: ['administrator'] },
      schema: {
        summary: 'Refuse everything this terminal signs from now on',
        params: OfTerminal,
        body: Remark,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { terminal } = request.params;
      const outcome = await register.revoke(terminal, senderOf(request).by);
      return sendOutcome(request, reply, outcome, () => null, 204);
    },
  );
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
      config: { access: ['clerk', 'lockers', 'manager', 'administrator'] },
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
