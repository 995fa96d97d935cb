import type { CallView, HallView, LoggedEvent, WindowView } from '@banshi/queue-server/protocol';
import { asHallEvent, type PlacedHallEvent } from './hall-events.ts';

/** How soon the snapshot must be fetched again because an event says less than the picture needs. */
export type Refresh = 'none' | 'soon' | 'now';
export interface Evolved {
  readonly view: HallView;
  readonly refresh: Refresh;
}

const callsKept = 12;

/** What one event changes in the public picture, without asking the server. */
export function evolveHall(view: HallView, logged: LoggedEvent): Evolved {
  if (logged.seq <= view.seq) return { view, refresh: 'none' };
  const moved: HallView = { ...view, seq: logged.seq, at: logged.at };
  const event = asHallEvent(logged);
  return event === null ? { view: moved, refresh: 'none' } : apply(moved, event);
}

function apply(view: HallView, event: PlacedHallEvent): Evolved {
  switch (event.type) {
    case 'ticket-called':
      return done(
        addCall(atWindow(waiting(view, event.data.queue, -1), event.data.window, event), event),
      );
    case 'ticket-recalled':
      return done(addCall(view, event));
    case 'ticket-issued':
      return done(waiting(view, event.data.queue, +1));
    case 'ticket-started':
      return done(atWindow(view, event.data.window, event));
    case 'ticket-finished':
      return done(atWindow(view, event.data.window, null));
    case 'ticket-missed':
    case 'ticket-held':
    case 'ticket-parked':
    case 'ticket-continued':
      return { view: atWindow(view, event.data.window, null), refresh: 'soon' };
    case 'window-opened':
      return { view: windowState(view, event.data.window, 'open'), refresh: 'soon' };
    case 'window-paused':
      return { view: windowState(view, event.data.window, 'paused'), refresh: 'soon' };
    case 'window-closed':
      return { view: windowState(view, event.data.window, 'closed'), refresh: 'soon' };
    case 'ticket-resumed':
    case 'ticket-transferred':
    case 'ticket-cancelled':
    case 'more-time-asked':
    case 'action-undone':
    case 'ticket-walked-up':
    case 'issue-stopped':
    case 'issue-allowed':
    case 'settings-changed':
    case 'day-started':
      return { view, refresh: 'now' };
    case 'range-leased':
    case 'numbers-skipped':
    case 'ticket-bound':
    case 'slip-changed':
      return { view, refresh: 'none' };
    default:
      // An event type younger than this page: the snapshot knows.
      return { view, refresh: 'soon' };
  }
}

/** Counts follow at once; the ranges of the wait are the server's to compute, so they follow soon. */
const done = (view: HallView): Evolved => ({ view, refresh: 'soon' });

const waiting = (view: HallView, queue: string, by: number): HallView => ({
  ...view,
  queues: view.queues.map((one) =>
    one.id === queue ? { ...one, waiting: Math.max(0, one.waiting + by) } : one,
  ),
});

const changeWindow = (
  view: HallView,
  id: string,
  change: (window: WindowView) => WindowView,
): HallView => ({
  ...view,
  windows: view.windows.map((window) => (window.id === id ? change(window) : window)),
});

const windowState = (view: HallView, id: string, state: WindowView['state']) =>
  changeWindow(view, id, (window) => ({ ...window, state }));

function atWindow(
  view: HallView,
  id: string,
  event: Extract<PlacedHallEvent, { type: 'ticket-called' | 'ticket-started' }> | null,
): HallView {
  return changeWindow(view, id, (window) => {
    if (event === null) return { ...window, ticket: null };
    if (event.type === 'ticket-called')
      return {
        ...window,
        ticket: { id: event.data.ticket, number: event.data.number, state: 'called' },
      };
    return { ...window, ticket: window.ticket && { ...window.ticket, state: 'serving' } };
  });
}

function addCall(
  view: HallView,
  event: Extract<PlacedHallEvent, { type: 'ticket-called' | 'ticket-recalled' }>,
): HallView {
  const { ticket, number, queue, window, times } = event.data;
  const windowLabel = view.windows.find(({ id }) => id === window)?.label ?? {
    zh: `${window} 号窗口`,
    en: `Window ${window}`,
  };
  const call: CallView = { ticket, number, queue, window, windowLabel, at: event.at, times };
  const earlier = view.calls.filter((one) => one.ticket !== ticket);
  return { ...view, calls: [call, ...earlier].slice(0, callsKept) };
}
