import { post } from '../bench/post.ts';
import { watcher, type Watcher } from './watcher.ts';

const hall = '/api/halls/yunxi';

/** A clerk's console: it stays with one node, and when that is gone asks the next under the same key. */
export interface Console {
  /** Calls the next ticket; answers its id. */
  next(key: string): Promise<string>;
  /** Requests that were sent again, because their answer never came. */
  readonly repeats: number;
  /** The picture of the hall beside the buttons, on the same node. */
  readonly picture: Watcher;
}

export async function consoleAt(
  nodes: () => readonly string[],
  account: string,
  window: string,
): Promise<Console> {
  let node = 0;
  let repeats = 0;
  let cookie = '';

  async function send(path: string, body: unknown, key: string) {
    for (;;) {
      const all = nodes();
      const url = all[node % all.length] ?? '';
      const answer = await post(url, path, body, key, cookie).catch(() => undefined);
      // A node on its way out answers 503: nothing is known to have happened.
      if (answer !== undefined && answer.status !== 503) return answer;
      node++;
      repeats++;
    }
  }

  ({ cookie } = await send('/api/sessions', { account, password: 'demo' }, 'in'));
  await send(`${hall}/windows/${window}/open`, {}, `open-${window}`);
  return {
    async next(key) {
      const { status, body } = await send(`${hall}/windows/${window}/next`, {}, key);
      if (status !== 200) throw new Error(`no call: ${JSON.stringify(body)}`);
      return (body['ticket'] as { id: string }).id;
    },
    get repeats() {
      return repeats;
    },
    picture: watcher(nodes, 0),
  };
}
