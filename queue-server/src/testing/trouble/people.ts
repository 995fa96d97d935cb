import { post, type Answer } from '../bench/post.ts';

const hall = '/api/halls/yunxi';

/** Citizens and clerks behind a load balancer: whoever gets no answer asks another node under the same key. */
export interface People {
  /** Takes a ticket; answers its id. */
  take(name: string): Promise<string>;
  /** Calls the next ticket to a window; answers its id, or null when nobody waits. */
  call(window: number, name: string): Promise<string | null>;
  /** How often somebody had to ask again. */
  readonly repeats: number;
}

const signInAt = async (url: string, window: number): Promise<string> =>
  (await post(url, '/api/sessions', { account: `yunxi${window}`, password: 'demo' }, 'in')).cookie;

export async function peopleAt(nodes: () => readonly string[], windows: number): Promise<People> {
  let turn = 0;
  let repeats = 0;

  async function send(path: string, body: unknown, key: string, cookie = ''): Promise<Answer> {
    for (;;) {
      const all = nodes();
      const url = all[turn++ % all.length] ?? '';
      const answer = await post(url, path, body, key, cookie).catch(() => undefined);
      // 503 says: the store is away for a moment, nothing is known to have happened, ask again.
      if (answer !== undefined && answer.status !== 503) return answer;
      repeats++;
    }
  }

  const cookies: string[] = [];
  for (let window = 1; window <= windows; window++) {
    const cookie = await signInAt(nodes()[0] ?? '', window);
    cookies.push(cookie);
    await send(`${hall}/windows/${window}/open`, {}, `open-${window}`, cookie);
  }
  return {
    async take(name) {
      const { status, body } = await send(
        `${hall}/tickets`,
        { queue: 'q1', channel: 'terminal' },
        name,
      );
      if (status !== 201) throw new Error(`no ticket: ${JSON.stringify(body)}`);
      return String(body['id']);
    },
    async call(window, name) {
      const path = `${hall}/windows/${window}/next`;
      const { status, body } = await send(path, {}, name, cookies[window - 1]);
      if (status !== 200) throw new Error(`no call: ${JSON.stringify(body)}`);
      return (body['ticket'] as { id: string } | null)?.id ?? null;
    },
    get repeats() {
      return repeats;
    },
  };
}
