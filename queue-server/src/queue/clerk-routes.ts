import { Type } from 'typebox';
import {
  CallNext,
  CallTicket,
  CloseWindow,
  ContinueVisit,
  GiveBack,
  HoldTicket,
  Id,
  NextTicket,
  NothingMore,
  ParkTicket,
  PauseWindow,
  TicketView,
  Transfer,
  UndoAction,
  Undone,
  WalkUp,
  WindowView,
} from '../protocol/index.ts';
import type { App, Caller } from '../room.ts';
import type { HallAnswer } from './commands.ts';
import type { HallDesk } from './desk.ts';

const AtWindow = Type.Object({ hall: Id, window: Id });
const OfTicket = Type.Object({ hall: Id, id: Id });
const clerks = { access: ['clerk', 'manager', 'administrator'] } as const;

const ticketWithSeq = ({ ticket, seq }: Extract<HallAnswer, { kind: 'ticket' }>) => ({
  ...ticket,
  seq,
});

/** May take back what others did, and close what they left open. */
const runsTheHall = (caller: Caller): boolean =>
  caller.kind === 'staff' &&
  caller.roles.some((role) => role === 'manager' || role === 'administrator');

/** What a clerk does at a window and with a ticket. */
export function clerkRoutes(app: App, desk: HallDesk): void {
  const windowRoute = { config: clerks };

  app.post(
    '/api/halls/:hall/windows/:window/open',
    {
      ...windowRoute,
      schema: {
        summary: 'Open a window, or end its pause',
        params: AtWindow,
        body: NothingMore,
        response: { 200: WindowView },
      },
    },
    async (request, reply) => {
      const { hall: hallId, window } = request.params;
      const command = { do: 'open', window } as const;
      return desk.send(request, reply, hallId, command, 'window', (answer) => answer.view);
    },
  );

  app.post(
    '/api/halls/:hall/windows/:window/close',
    {
      ...windowRoute,
      schema: {
        summary: 'Close a window; a manager also that of a clerk who is gone, and says why',
        params: AtWindow,
        body: CloseWindow,
        response: { 200: WindowView },
      },
    },
    async (request, reply) => {
      const { hall: hallId, window } = request.params;
      const anybodys = runsTheHall(request.caller);
      const command = { do: 'close', window, anybodys, ...request.body } as const;
      return desk.send(request, reply, hallId, command, 'window', (answer) => answer.view);
    },
  );

  app.post(
    '/api/halls/:hall/tickets/:id/give-back',
    {
      config: { access: ['manager', 'administrator'] },
      schema: {
        summary: 'Out of a window where nobody finishes it, into its queue again',
        params: OfTicket,
        body: GiveBack,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const command = { do: 'give-back', ticket: id, reason: request.body.reason ?? '' } as const;
      return desk.send(request, reply, hall, command, 'ticket', ticketWithSeq);
    },
  );

  app.post(
    '/api/halls/:hall/windows/:window/pause',
    {
      ...windowRoute,
      schema: {
        summary: 'Pause a window; a manager also somebody else’s, and the clerk is told',
        params: AtWindow,
        body: PauseWindow,
        response: { 200: WindowView },
      },
    },
    async (request, reply) => {
      const { hall: hallId, window } = request.params;
      const { reason = '' } = request.body;
      const anybodys = runsTheHall(request.caller);
      const command = { do: 'pause', window, reason, anybodys } as const;
      return desk.send(request, reply, hallId, command, 'window', (answer) => answer.view);
    },
  );

  app.post(
    '/api/halls/:hall/windows/:window/next',
    {
      ...windowRoute,
      schema: {
        summary: 'Call the next ticket, and say why this one',
        params: AtWindow,
        body: CallNext,
        response: { 200: NextTicket },
      },
    },
    async (request, reply) => {
      const { hall, window } = request.params;
      const { silent = false } = request.body;
      const command = { do: 'next', window, silent } as const;
      return desk.send(request, reply, hall, command, 'next', ({ next }) => next);
    },
  );

  app.post(
    '/api/halls/:hall/windows/:window/call',
    {
      ...windowRoute,
      schema: {
        summary: 'Call one ticket out of turn: back from hold or a pool, or by its number',
        params: AtWindow,
        body: CallTicket,
        response: { 200: NextTicket },
      },
    },
    async (request, reply) => {
      const { hall, window } = request.params;
      const command = { do: 'call', window, ...request.body } as const;
      return desk.send(request, reply, hall, command, 'next', ({ next }) => next);
    },
  );

  app.post(
    '/api/halls/:hall/windows/:window/walk-up',
    {
      ...windowRoute,
      schema: {
        summary: 'Serve somebody who came without a ticket',
        params: AtWindow,
        body: WalkUp,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, window } = request.params;
      const command = { do: 'walk-up', window, ...request.body } as const;
      return desk.send(request, reply, hall, command, 'ticket', ticketWithSeq);
    },
  );

  for (const verb of ['recall', 'start', 'finish', 'no-show', 'resume', 'cancel'] as const) {
    app.post(
      `/api/halls/:hall/tickets/:id/${verb}`,
      {
        config: clerks,
        schema: { params: OfTicket, body: NothingMore, response: { 200: TicketView } },
      },
      async (request, reply) => {
        const { hall, id } = request.params;
        return desk.send(request, reply, hall, { do: verb, ticket: id }, 'ticket', ticketWithSeq);
      },
    );
  }

  app.post(
    '/api/halls/:hall/tickets/:id/hold',
    {
      config: clerks,
      schema: {
        summary: 'Put a visit aside, with a reason; with minutes it comes back by itself',
        params: OfTicket,
        body: HoldTicket,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const { reason = '', minutes = null } = request.body;
      const command = { do: 'hold', ticket: id, reason, minutes } as const;
      return desk.send(request, reply, hall, command, 'ticket', ticketWithSeq);
    },
  );

  app.post(
    '/api/halls/:hall/tickets/:id/park',
    {
      config: clerks,
      schema: {
        summary: 'Put a visit aside into a pool, from which any clerk may take it on',
        params: OfTicket,
        body: ParkTicket,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const { pool = null, reason = '' } = request.body;
      const command = { do: 'park', ticket: id, pool, reason } as const;
      return desk.send(request, reply, hall, command, 'ticket', ticketWithSeq);
    },
  );

  app.post(
    '/api/halls/:hall/tickets/:id/continue',
    {
      config: clerks,
      schema: {
        summary: 'Done here; the visit goes on in another queue under the same number',
        params: OfTicket,
        body: ContinueVisit,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const command = { do: 'continue', ticket: id, add: request.body.add ?? [] } as const;
      return desk.send(request, reply, hall, command, 'ticket', ticketWithSeq);
    },
  );

  app.post(
    '/api/halls/:hall/tickets/:id/transfer',
    {
      config: clerks,
      schema: {
        summary: 'Send a ticket to a queue, a window or a person; it keeps its number',
        params: OfTicket,
        body: Transfer,
        response: { 200: TicketView },
      },
    },
    async (request, reply) => {
      const { hall, id } = request.params;
      const command = { do: 'transfer', ticket: id, to: request.body.to } as const;
      return desk.send(request, reply, hall, command, 'ticket', ticketWithSeq);
    },
  );

  app.post(
    '/api/halls/:hall/undo',
    {
      config: clerks,
      schema: {
        summary: 'Take back one clerk action of the last minutes',
        params: Type.Object({ hall: Id }),
        body: UndoAction,
        response: { 200: Undone },
      },
    },
    async (request, reply) => {
      const { caller, params, body } = request;
      const anybodys = runsTheHall(caller);
      const command = { do: 'undo', seq: body.seq, anybodys } as const;
      return desk.send(request, reply, params.hall, command, 'done', ({ seq }) => ({
        undone: body.seq,
        seq,
      }));
    },
  );
}
