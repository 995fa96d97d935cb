import { lanes, quantile, row } from './measure.ts';
import { post, type Answer } from './post.ts';
import type { Subject } from './subject.ts';

const pathOf = (id: string): string => `/api/halls/${id}`;
export const hall = pathOf('yunxi');
const practice = pathOf('practice');
export const ms = (value: number): string => `${value.toFixed(1)} ms`;

export interface Clerk {
  readonly window: number;
  readonly cookie: string;
}

/** The clerk of each window signs in and opens it. */
export async function openWindows(
  url: string,
  id = 'yunxi',
  accountOf = (window: number) => `${id}${window}`,
): Promise<readonly Clerk[]> {
  const at = pathOf(id);
  const clerks: Clerk[] = [];
  // Hashing passwords is slow on purpose, and more than a few at once are turned away.
  await lanes(43, 4, async (i) => {
    const window = i + 1;
    const account = { account: accountOf(window), password: 'demo' };
    const { cookie } = await post(url, '/api/sessions', account, `in-${window}`);
    await post(url, `${at}/windows/${window}/open`, {}, `open-${at}-${window}`, cookie);
    clerks.push({ window, cookie });
  });
  return clerks;
}

export const take = (url: string, index: number, key: string, at = hall): Promise<Answer> =>
  takeOf(url, `q${(index % 12) + 1}`, key, at);

export const takeOf = (url: string, queue: string, key: string, at = hall): Promise<Answer> =>
  post(url, `${at}/tickets`, { queue, channel: 'terminal' }, key);

export const callNext = (url: string, clerk: Clerk, key: string, at = hall): Promise<Answer> =>
  post(url, `${at}/windows/${clerk.window}/next`, {}, key, clerk.cookie);

export async function position(url: string): Promise<number> {
  const answer = await fetch(`${url}${hall}`);
  return Number(((await answer.json()) as { seq: number }).seq);
}

/** What is measured: the index of the request goes in, the ticket it gave or called comes out. */
interface Kind {
  readonly what: string;
  readonly send: (url: string, index: number, key: string) => Promise<Answer>;
  readonly ticket: (answer: Answer) => unknown;
}

const kinds = (clerks: readonly Clerk[], at = hall): readonly Kind[] => [
  {
    what: 'issue',
    send: (url, index, key) => take(url, index, key, at),
    ticket({ status, body }) {
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body['number'];
    },
  },
  {
    what: 'call next',
    send(url, index, key) {
      const clerk = clerks[index % clerks.length];
      if (clerk === undefined) throw new Error('no clerk');
      return callNext(url, clerk, key, at);
    },
    ticket({ body }) {
      const { ticket } = body as { ticket?: { id: string } | null };
      if (ticket === undefined) throw new Error(JSON.stringify(body));
      return ticket?.id;
    },
  },
];

const clientsAtOnce = 50;
const warmingRounds = 4;

/**
 * Issue and call next, each so often, by 50 clients who send the next request when the last is
 * answered; every request once, or twice at the same time. A hall's server works all day: what is
 * measured comes after four times as many of both, in turn, in the hall beside it, when the sources
 * are compiled.
 */
export async function rates(name: string, nodes: readonly Subject[], count: number): Promise<void> {
  const url = (index: number) => nodes[index % nodes.length]?.url ?? '';
  const warming = await openWindows(url(0), 'practice');
  const clerks = await openWindows(url(0));
  for (const twice of [false, true]) {
    const send = async ({ what, send: one, ticket }: Kind, run: string, i: number) => {
      const key = `${what.replace(' ', '-')}-${run}-${String(twice)}-${i}`;
      if (!twice) return ticket(await one(url(i), i, key));
      const both = [one(url(i), i, key), one(url(i + 1), i, key)] as const;
      const [first, second] = await Promise.all(both);
      if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('two answers');
      return ticket(first);
    };
    for (let round = 0; round < warmingRounds; round++) {
      for (const kind of kinds(warming, practice)) {
        await lanes(count, clientsAtOnce, (i) => send(kind, `warm-${round}`, i));
      }
    }
    for (const kind of kinds(clerks)) {
      const tickets: unknown[] = [];
      // Everybody has been seen on every node, and everybody came at once for the first time.
      await lanes(2 * clientsAtOnce, clientsAtOnce, (i) => send(kind, 'first', i));
      const before = await processorTime(nodes);
      const start = performance.now();
      const took = await lanes(count, clientsAtOnce, async (i) => {
        tickets.push(await send(kind, 'run', i));
      });
      const seconds = (performance.now() - start) / 1_000;
      const each = ((await processorTime(nodes)) - before) / count;
      const given = tickets.filter((one) => one !== undefined);
      const label = `${name}: ${kind.what}, 50 clients${twice ? ', all sent twice' : ''}`;
      row(label, `${Math.round(count / seconds)}/s`, 'bar 1000/s');
      row(
        '   p50, p95, server CPU per operation, doubled',
        `${ms(quantile(took, 0.5))}, ${ms(quantile(took, 0.95))}, ${each.toFixed(2)} ms, ${given.length - new Set(given).size}`,
        'bar p95 20 ms, 1 ms, 0',
      );
    }
  }
}

/** The same requests at a fixed rate, whether or not the last are answered; from when each was due. */
export async function atRate(name: string, nodes: readonly Subject[], perSecond: number) {
  const url = (index: number) => nodes[index % nodes.length]?.url ?? '';
  const clerks = await openWindows(url(0));
  for (const { what, send, ticket } of kinds(clerks)) {
    const took: number[] = [];
    // Everybody has been seen on every node once.
    await lanes(4 * clerks.length, 4, (i) => {
      return send(url(Math.floor(i / clerks.length)), i, `${what.replace(' ', '-')}-first-${i}`);
    });
    const start = performance.now();
    const waiting: Promise<void>[] = [];
    const count = 3 * perSecond;
    while (waiting.length < count) {
      const due = Math.min(count, ((performance.now() - start) * perSecond) / 1_000);
      for (let i = waiting.length; i < due; i++) {
        const scheduled = start + (i * 1_000) / perSecond;
        const key = `${what.replace(' ', '-')}-at-${perSecond}-${i}`;
        const sent = send(url(i), i, key).then((answer) => {
          ticket(answer);
          took.push(performance.now() - scheduled);
        });
        waiting.push(sent);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(waiting);
    row(
      `${name}: ${what}, ${perSecond}/s offered: p50, p95`,
      `${ms(quantile(took, 0.5))}, ${ms(quantile(took, 0.95))}`,
    );
  }
}

async function processorTime(nodes: readonly Subject[]): Promise<number> {
  const all = await Promise.all(nodes.map((node) => node.usage()));
  return all.reduce((sum, one) => sum + one.cpu, 0);
}
