import { Type } from 'typebox';
import { senderOf } from '../cases/sender.ts';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import { refusal } from '../refusals.ts';
import { CloseFollowUp, EvaluatorView, FollowUpView, Id, Rate } from '../protocol/index.ts';
import type { App } from '../room.ts';
import type { RatingDesk } from './desk.ts';

export function ratingRoutes(app: App, ratings: RatingDesk): void {
  app.post(
    '/api/ratings',
    {
      config: { access: 'anyone' },
      schema: {
        summary: 'Rate one service, once; whoever rates stays unknown',
        body: Rate,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const from = { caller: request.caller, address: request.ip };
      const outcome = await ratings.rate(request.body, from, senderOf(request));
      return sendOutcome(request, reply, outcome, () => null, 204);
    },
  );

  app.get(
    '/api/halls/:hall/windows/:window/evaluator',
    {
      config: { access: ['clerk', 'manager', 'administrator'] },
      schema: {
        summary: 'Pairs the evaluator before the citizen with this window',
        params: Type.Object({ hall: Id, window: Id }),
        response: { 200: EvaluatorView },
      },
    },
    async (request, reply) => {
      const { hall, window } = request.params;
      const view = await ratings.evaluator(hall, window);
      return view ?? sendProblem(request, reply, refusal('window-unknown').refused);
    },
  );

  app.get(
    '/api/follow-ups',
    {
      config: { access: ['manager'] },
      schema: {
        summary: 'Low ratings and what came of them, open ones first by deadline',
        response: { 200: Type.Array(FollowUpView) },
      },
    },
    async () => ratings.followUps(),
  );

  app.post(
    '/api/follow-ups/:id/close',
    {
      config: { access: ['manager'] },
      schema: {
        summary: 'Say what came of a low rating',
        params: Type.Object({ id: Id }),
        body: CloseFollowUp,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const outcome = await ratings.close(request.params.id, request.body, senderOf(request));
      return sendOutcome(request, reply, outcome, () => null, 204);
    },
  );
}
