import { board } from './board.ts';
import { lanes } from './measure.ts';
import { post } from './post.ts';
import type { Subject, Usage } from './subject.ts';
import { callNext, hall, openWindows, position, take } from './hall-load.ts';

const screensConnected = 29 + 43;

/** A day of 1,000 tickets with 29 terminals and 43 consoles connected; what the server then uses. */
export async function playDay(server: Subject): Promise<Usage> {
  const clerks = await openWindows(server.url);
  const seq = await position(server.url);
  const screens = await Promise.all(
    Array.from({ length: screensConnected }, () => board(server.url, () => undefined, seq)),
  );
  await lanes(1_000, 20, (i) => take(server.url, i, `day-${i}`));
  await lanes(1_000, 43, async (i, lane) => {
    const clerk = clerks[lane];
    if (clerk === undefined) return;
    const { body } = await callNext(server.url, clerk, `n-${i}`);
    const { ticket } = body as { ticket?: { id: string } | null };
    if (ticket === null || ticket === undefined) return;
    for (const verb of ['start', 'finish']) {
      const path = `${hall}/tickets/${ticket.id}/${verb}`;
      await post(server.url, path, {}, `${verb}-${i}`, clerk.cookie);
    }
  });
  const full = await server.usage();
  for (const screen of screens) screen.close();
  return full;
}
