import { Type } from 'typebox';
import { senderOf } from '../cases/sender.ts';
import { sendOutcome } from '../http/problems.ts';
import { AlarmRef, AlarmView, SupervisionView } from '../protocol/index.ts';
import type { App, Parts } from '../room.ts';
import { supervision } from '../supervision/figures.ts';
import type { DutyDesk } from './desk.ts';

const onDuty = ['manager', 'lockers', 'administrator'] as const;

export function dutyRoutes(app: App, parts: Parts, duty: DutyDesk): void {
  app.get(
    '/api/alarms',
    {
      config: { access: onDuty },
      schema: {
        summary: 'What needs somebody now, at every site',
        response: { 200: Type.Array(AlarmView) },
      },
    },
    async () => duty.alarms(),
  );

  for (const what of ['acknowledge', 'clear'] as const) {
    app.post(
      `/api/alarms/${what}`,
      {
        config: { access: onDuty },
        schema: {
          summary: what === 'clear' ? 'It is settled' : 'I am on it; nobody else need be called',
          body: AlarmRef,
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const outcome = await duty.answer(what, request.body, senderOf(request));
        return sendOutcome(request, reply, outcome, () => null, 204);
      },
    );
  }

  app.get(
    '/api/supervision',
    {
      config: { access: ['manager', 'administrator'] },
      schema: {
        summary: 'On-time rate, share without a visit, satisfaction, and how the work stands',
        response: { 200: SupervisionView },
      },
    },
    async () => supervision(parts, (await duty.alarms()).length),
  );
}
