import { board } from './board.ts';
import { lanes } from './measure.ts';
import { post } from './post.ts';
import type { Subject, Usage } from './subject.ts';
import { callNext, hall, openWindows, position, takeOf, type Clerk } from './hall-load.ts';

const screensConnected = 29 + 43;

/** Whose day it is: the queues tickets are taken in, in turn, and the account of each window's clerk. */
export interface DayPlan {
  readonly queues: readonly string[];
  readonly accountOf: (window: number) => string;
}

const ofBenchCity: DayPlan = {
  queues: Array.from({ length: 12 }, (_, i) => `q${i + 1}`),
  accountOf: (window) => `yunxi${window}`,
};

/** A day of 1,000 tickets with 29 terminals and 43 consoles connected; what the server then uses. */
export async function playDay(
  server: Pick<Subject, 'url' | 'usage'>,
  { queues, accountOf }: DayPlan = ofBenchCity,
): Promise<Usage & { readonly called: number }> {
  const clerks = await openWindows(server.url, 'yunxi', accountOf);
  const seq = await position(server.url);
  const screens = await Promise.all(
    Array.from({ length: screensConnected }, () => board(server.url, () => undefined, seq)),
  );
  await lanes(1_000, 20, (i) => takeOf(server.url, queues[i % queues.length] ?? '', `day-${i}`));
  let called = 0;
  async function serve(clerk: Clerk): Promise<void> {
    for (;;) {
      const key = `${clerk.window}-${(called += 1)}`;
      const { body } = await callNext(server.url, clerk, `next-${key}`);
      const { ticket } = body as { ticket?: { id: string } | null };
      if (ticket === null || ticket === undefined) return;
      for (const verb of ['start', 'finish']) {
        const path = `${hall}/tickets/${ticket.id}/${verb}`;
        await post(server.url, path, {}, `${verb}-${key}`, clerk.cookie);
      }
    }
  }
  await Promise.all(clerks.map(serve));
  const full = await server.usage();
  for (const screen of screens) screen.close();
  return { ...full, called: called - clerks.length };
}
