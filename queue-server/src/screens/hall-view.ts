import type { Hall } from '../halls/hall.ts';
import type { HallSummary, HallView, QueueView, WindowView } from '../protocol/index.ts';
import { closingAdvice } from '../queue/closing.ts';
import { lineAt, windowOf, type HallState } from '../queue/state.ts';
import { idOf } from '../queue/ticket.ts';
import { waitRange } from '../queue/wait.ts';

/** A hall as anybody may see it: no clerk, no citizen. */
export function hallView(hall: Hall, state: HallState, seq: number, now: number): HallView {
  const { id, name, site, timeZone, notices } = hall.settings;
  const labels = new Map(hall.settings.windows.map((window) => [window.id, window.label]));
  return {
    id,
    name,
    site,
    timeZone,
    businessDay: hall.dayOf(now),
    open: hall.opening(now).open,
    seq,
    at: new Date(now).toISOString(),
    windows: hall.settings.windows.map((window) => windowView(hall, state, window.id)),
    queues: queueViews(hall, state, now),
    calls: state.calls.flatMap((call) => {
      const windowLabel = labels.get(call.window);
      return windowLabel === undefined ? [] : [{ ...call, windowLabel }];
    }),
    notices: [...notices],
    ...(hall.settings.rules.realName === true ? { realName: true } : {}),
  };
}

export function windowView(hall: Hall, state: HallState, id: string): WindowView {
  const settings = hall.windows.get(id);
  if (settings === undefined) throw new Error(`no window "${id}"`);
  const { label, function: role, category, serves } = settings;
  const window = windowOf(state, id);
  const ticket = window.ticket === null ? undefined : state.tickets.get(window.ticket);
  return {
    id,
    label,
    function: role,
    category,
    state: window.state,
    ...(serves === undefined ? {} : { serves: [...serves] }),
    ticket:
      ticket === undefined
        ? null
        : { id: idOf(ticket.serial), number: ticket.number, state: ticket.state },
  };
}

function queueViews(hall: Hall, state: HallState, now: number): QueueView[] {
  const sameDay = state.day === hall.dayOf(now);
  return hall.settings.queues.map((queue) => {
    const opening = hall.issuing(now, queue.id);
    const stopped = sameDay && (state.stopped[queue.id] ?? state.stopped['*']) !== undefined;
    const waiting = lineAt(state, `queue ${queue.id}`).length;
    const issued = sameDay ? (state.issued[queue.id] ?? 0) : 0;
    const full = queue.quota !== null && issued >= queue.quota;
    const unable = stopped ? 'issue-stopped' : full ? 'quota-full' : undefined;
    const closedBecause = opening.open ? unable : opening.because;
    const wait = waitRange(hall, state, queue, now);
    const booked = queue.appointments;
    const closing = closingAdvice(hall, queue.id, wait, now);
    return {
      id: queue.id,
      name: queue.name,
      prefix: queue.prefix,
      category: queue.category,
      function: queue.function,
      open: closedBecause === undefined,
      ...(closedBecause === undefined ? {} : { closedBecause }),
      waiting,
      wait,
      ...(booked === undefined
        ? {}
        : { booking: { daysAhead: booked.daysAhead, contact: booked.contact ?? 'either' } }),
      ...(closing === undefined ? {} : { closing }),
    };
  });
}

export const hallSummary = (hall: Hall, now: number): HallSummary => ({
  id: hall.settings.id,
  name: hall.settings.name,
  site: hall.settings.site,
  open: hall.opening(now).open,
  booking: hall.settings.queues.some(({ appointments }) => appointments !== undefined),
});
