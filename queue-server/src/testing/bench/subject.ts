import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Usage {
  /** Milliseconds of processor time since the start. */
  readonly cpu: number;
  /** MiB. */
  readonly rss: number;
}

/** A process under measurement. */
export interface Subject {
  readonly url: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly ready: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the process under measurement ended'));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message as T);
    });
  });

/** `young`: MiB for new objects; 4 as `npm run serve` and the town start it, 16 is Node's own choice. */
export async function subject(
  kind: string,
  store = ':memory:',
  young: 4 | 16 = 4,
): Promise<Subject> {
  const execArgv = [`--max-semi-space-size=${young}`];
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [kind, store], {
    execArgv,
  });
  const { url, ready } = await next<{ url: string; ready: number }>(child);
  return {
    url,
    ready,
    usage() {
      child.send('usage');
      return next<Usage>(child);
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
