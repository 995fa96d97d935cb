import { Compile } from 'typebox/compile';
import {
  CalendarView,
  Catalogue,
  GrantEvent,
  HallView,
  Inbox,
  LeasedRange,
  type TerminalSettings,
} from '@banshi/queue-server/protocol';
import type { Static } from 'typebox';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Marks } from '../store/marks.ts';
import { backOff, startLoop, type Loop } from './loop.ts';
import type { Server } from './server.ts';
import type { Replication } from './streams.ts';

/** What the terminal works with, from the server or from its own copy when the line is cut. */
export interface Knowledge {
  readonly catalogue: Catalogue | null;
  readonly calendar: Static<typeof CalendarView> | null;
  readonly hall: HallView | null;
  readonly settings: TerminalSettings | null;
}

export interface NewsParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly marks: Marks;
  readonly server: Server;
  readonly streams: Replication;
  readonly terminal: string;
  readonly hall: string | null;
  /** Numbers kept for each queue while the line is up. */
  readonly offlineNumbers: number;
  readonly businessDay: (now: number) => string;
  readonly onNews: () => void;
}

export interface News extends Loop {
  readonly knowledge: Knowledge;
  /** The hall as it is now, if the server answers; otherwise as it was last seen. */
  refreshHall(): Promise<void>;
}

const checks = {
  inbox: Compile(Inbox),
  catalogue: Compile(Catalogue),
  calendar: Compile(CalendarView),
  hall: Compile(HallView),
  grant: Compile(GrantEvent),
  range: Compile(LeasedRange),
};
/** How long the server may hold an inbox request open, in seconds. */
const waitSeconds = 20;

/** Keeps the terminal's copies fresh: grants, catalogue, calendar, hall, leased numbers. */
export async function startNews(parts: NewsParts): Promise<News> {
  const { clock, log, ledger, marks, server, streams, terminal } = parts;
  let failures = 0;
  let hallAt = -Infinity;
  let knowledge: Knowledge = {
    catalogue: remembered(checks.catalogue, await marks.get('catalogue')),
    calendar: remembered(checks.calendar, await marks.get('calendar')),
    hall: remembered(checks.hall, await marks.get('hall')),
    settings: null,
  };

  function learn(news: Partial<Knowledge>): void {
    knowledge = { ...knowledge, ...news };
    parts.onNews();
  }

  async function get(path: string, signal: AbortSignal | undefined, timeoutMs?: number) {
    const answer = await server.request({
      method: 'GET',
      path,
      ...(signal === undefined ? {} : { signal }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    return answer.kind === 'answer' ? answer.json : null;
  }

  async function refreshHall(signal?: AbortSignal): Promise<void> {
    if (parts.hall === null) return;
    const hall = await get(`/api/halls/${parts.hall}`, signal, 3_000);
    if (!checks.hall.Check(hall)) return;
    hallAt = clock.monotonic();
    await marks.set('hall', JSON.stringify(hall));
    learn({ hall });
  }

  async function refreshCatalogue(version: number, signal: AbortSignal): Promise<void> {
    if (knowledge.catalogue?.version === version) return;
    const catalogue = await get('/api/catalogue', signal);
    if (!checks.catalogue.Check(catalogue)) return;
    await marks.set('catalogue', JSON.stringify(catalogue));
    learn({ catalogue });
  }

  async function refreshCalendar(signal: AbortSignal): Promise<void> {
    const calendar = await get('/api/calendar', signal);
    if (!checks.calendar.Check(calendar)) return;
    await marks.set('calendar', JSON.stringify(calendar));
    learn({ calendar });
  }

  async function learnGrants(inbox: Inbox): Promise<void> {
    if (inbox.grants === null || inbox.grants.events.length === 0) return;
    const events = inbox.grants.events.flatMap(({ seq, type, data }) => {
      const event: unknown = { type, data };
      return checks.grant.Check(event) ? [{ seq, event }] : [];
    });
    // A kind of event from a newer server: what lies before it is learnt, the rest waits for an update.
    await ledger.learn({ type: 'learn', events: gaplessFrom(ledger.grantsSeq + 1, events) });
    // A new code starts with no wrong guesses against it.
    for (const { event } of events) {
      const slip =
        event.type === 'grant-code-replaced' && ledger.grants.get(event.data.grant)?.slip;
      if (slip) await ledger.record({ type: 'forgive-guesses', slip: slip.toUpperCase() });
    }
    parts.onNews();
  }

  /** Numbers for when the line is cut: leased while it is up. */
  async function leaseNumbers(signal: AbortSignal): Promise<void> {
    const { hall } = knowledge;
    if (hall === null || parts.hall === null || parts.offlineNumbers === 0) return;
    const day = parts.businessDay(clock.now());
    for (const queue of hall.queues) {
      const left = [...ledger.terminal.ranges.values()].some(
        (range) => range.queue === queue.id && range.businessDay === day && range.next <= range.to,
      );
      if (left || !queue.open) continue;
      const answer = await server.request({
        method: 'POST',
        path: `/api/halls/${parts.hall}/ranges`,
        key: `lease-${terminal}-${queue.id}-${day}-${ledger.terminal.epoch}-${clock.now()}`,
        json: { queue: queue.id, count: parts.offlineNumbers },
        signal,
      });
      if (answer.kind !== 'answer' || !checks.range.Check(answer.json)) return;
      const { from, ...range } = answer.json.range;
      await ledger.record({ type: 'lease-range', range: { ...range, next: from } });
    }
  }

  async function turn(signal: AbortSignal): Promise<number> {
    const wait = server.online ? `&wait=${waitSeconds}` : '';
    const path = `/api/terminals/${terminal}/inbox?grants=${ledger.grantsSeq}${wait}`;
    const inbox = await get(path, signal, (waitSeconds + 5) * 1_000);
    if (!checks.inbox.Check(inbox)) {
      failures += 1;
      return backOff(failures - 1);
    }
    const first = failures > 0 || knowledge.settings === null;
    failures = 0;
    for (const { stream, seq } of inbox.streams) streams.serverHas(stream, seq);
    if (JSON.stringify(inbox.settings) !== JSON.stringify(knowledge.settings))
      learn({ settings: inbox.settings });
    await learnGrants(inbox);
    await refreshCatalogue(inbox.catalogue, signal);
    if (first) await refreshCalendar(signal);
    if (first || clock.monotonic() - hallAt > 30_000) await refreshHall(signal);
    await leaseNumbers(signal);
    // The server holds the next request until there is something: no rest is needed.
    return wait === '' ? 0 : 200;
  }

  const loop = startLoop({ name: 'inbox', clock, log }, turn);
  return {
    wake: () => loop.wake(),
    stop: () => loop.stop(),
    get knowledge() {
      return knowledge;
    },
    refreshHall: () => refreshHall(),
  };
}

function gaplessFrom<T extends { readonly seq: number }>(first: number, events: readonly T[]) {
  const news = events.filter(({ seq }) => seq >= first);
  const gap = news.findIndex(({ seq }, i) => seq !== first + i);
  return gap < 0 ? news : news.slice(0, gap);
}

/** A copy from before the restart; one that no longer fits its schema is not used. */
function remembered<T>(
  check: { Check(value: unknown): value is T },
  text: string | null,
): T | null {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return check.Check(value) ? value : null;
}
