import { Type } from 'typebox';
import { senderOf } from '../cases/sender.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import { HandOver, Id, ReceiveHandOver, Remark } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import type { LockerDesk } from './desk.ts';
import type { HandOverDesk } from './hand-over-desk.ts';

const OfCabinet = Type.Object({ cabinet: Id });
const desk = ['lockers', 'clerk', 'manager'] as const;

/** 交接单: made by whoever collected, received by somebody else. */
export function handOverRoutes(app: App, lockers: LockerDesk, handOvers: HandOverDesk): void {
  app.get(
    '/api/lockers/:cabinet/hand-overs',
    {
      config: { access: desk },
      schema: {
        summary: 'Hand-over lists of a cabinet, the newest first',
        params: OfCabinet,
        response: { 200: Type.Array(HandOver) },
      },
    },
    async (request, reply) => {
      const plan = lockers.plan(request.params.cabinet);
      return plan === undefined
        ? sendProblem(request, reply, refusal('cabinet-unknown').refused)
        : reply.send(await handOvers.all(plan));
    },
  );

  app.post(
    '/api/lockers/:cabinet/hand-overs',
    {
      config: { access: ['lockers', 'manager'] },
      schema: {
        summary: 'List what was collected and is on its way to the desk',
        params: OfCabinet,
        body: Remark,
        response: { 201: HandOver },
      },
    },
    async (request, reply) => {
      const plan = lockers.plan(request.params.cabinet);
      if (plan === undefined) {
        return sendProblem(request, reply, refusal('cabinet-unknown').refused);
      }
      const outcome = await handOvers.make(plan, senderOf(request));
      return sendOutcome(request, reply, outcome, (list) => list, 201);
    },
  );

  app.post(
    '/api/lockers/:cabinet/hand-overs/:id/receive',
    {
      config: { access: desk },
      schema: {
        summary: 'Somebody else confirms what arrived',
        params: Type.Object({ cabinet: Id, id: Id }),
        body: ReceiveHandOver,
        response: { 200: HandOver },
      },
    },
    async (request, reply) => {
      const { cabinet, id } = request.params;
      const plan = lockers.plan(cabinet);
      if (plan === undefined) {
        return sendProblem(request, reply, refusal('cabinet-unknown').refused);
      }
      const { missing } = request.body;
      const outcome = await handOvers.receive(plan, id, missing, senderOf(request));
      return sendOutcome(request, reply, outcome, (list) => list);
    },
  );
}
