import type { Screen } from '../protocol/index.ts';
import { takesBookings } from './check-in.ts';
import { progressScreen } from './screens-lists.ts';
import type { At, Session } from './session.ts';
import { slipOf } from './sheet.ts';
import { suggestedQueue } from './visit.ts';
import { closedWords, nothing } from './wording.ts';
import type { World } from './world.ts';

type VisitStep =
  'choose-queue' | 'check-in' | 'ticket' | 'progress-code' | 'progress' | 'rate' | 'rated' | 'help';

/** Tickets, progress, rating, help. */
export function visitScreen(
  at: Extract<At, { step: VisitStep }>,
  session: Session,
  world: World,
): Screen {
  switch (at.step) {
    case 'choose-queue':
      return queues(session, world);
    case 'check-in':
      return { step: 'check-in', error: at.error };
    case 'ticket': {
      const { ticket } = session;
      return {
        step: 'ticket',
        number: ticket?.number ?? '',
        queueName: world.hall?.queues.find(({ id }) => id === ticket?.queue)?.name ?? nothing,
        ahead: ticket?.ahead ?? null,
        wait: ticket?.wait ?? null,
        statusUrl:
          ticket === null || ticket.statusUrl === null
            ? null
            : new URL(ticket.statusUrl, world.publicUrl).href,
        slip: slipOf(session, 'ticket'),
      };
    }
    case 'progress-code':
      return { step: 'progress-code', error: at.error };
    case 'progress':
      return progressScreen(at.cases);
    case 'rate':
      return {
        step: 'rate',
        about: session.draft?.compiled.item.name ?? { zh: '本次服务', en: 'this visit' },
      };
    case 'rated':
      return { step: 'rated' };
    case 'help':
      return {
        step: 'help',
        called: session.helpCalled,
        answeredBy: null,
        slip: session.slips.help ?? null,
      };
  }
}

function queues(session: Session, world: World): Screen {
  const offline = !world.online;
  return {
    step: 'choose-queue',
    queues: (world.hall?.queues ?? []).map((queue) => {
      const { closing } = queue;
      const offered = queue.open && (!offline || world.offlineQueues.has(queue.id));
      const because = queue.open
        ? { zh: '网络中断，此队列暂无号码', en: 'The line is down: no numbers for this queue' }
        : (closedWords[queue.closedBecause ?? ''] ?? closedWords.other);
      return {
        id: queue.id,
        name: queue.name,
        waiting: offline ? null : queue.waiting,
        wait: offline ? null : queue.wait,
        offered,
        ...(offered && closing !== undefined && closing.advice !== 'in-time'
          ? { closing: closing.words }
          : {}),
        ...(offered ? {} : { because }),
      };
    }),
    suggested: suggestedQueue(session, world),
    takesBookings: takesBookings(world),
  };
}
