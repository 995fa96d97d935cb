import pg from 'pg';
import type { Clock } from '../../ports/clock.ts';
import { wakeChannel } from './rows.ts';

type Wake = (feed: string | 'all', position?: number, writer?: string) => void;

/** How long a broken listener waits before it connects again, in milliseconds. */
const retryAfter = 200;
/** Even a listener that looks alive may have lost a notice: look anyway this often. */
const lookEvery = 2_000;

/** `feed position writer`; the writer's address is missing while nobody can reach it. */
function noticeOf(payload: string) {
  const [feed = '', position, writer = ''] = payload.split(' ');
  return { feed, position: Number(position), writer: writer === '' ? undefined : writer };
}

/**
 * Listens for other nodes' commits on a connection of its own. A lost connection is not an
 * error but a state: it is opened again, and then everybody looks at the journal, because what
 * was announced meanwhile is lost while what was committed is not.
 */
export class WakeListener {
  readonly #config: pg.ClientConfig;
  readonly #clock: Clock;
  readonly #listeners = new Set<Wake>();
  #client: pg.Client | undefined;
  #cancelRetry: () => void = () => undefined;
  #cancelLook: () => void = () => undefined;
  #closed = false;

  constructor(config: pg.ClientConfig, clock: Clock) {
    this.#config = config;
    this.#clock = clock;
    this.#lookLater();
  }

  add(wake: Wake): () => void {
    this.#listeners.add(wake);
    return () => void this.#listeners.delete(wake);
  }

  async start(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client(this.#config);
    this.#client = client;
    // Without this handler a cut connection ends the process.
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => {
      const { feed, position, writer } = noticeOf(payload ?? '');
      if (feed !== '') this.#tell(feed, position, writer);
    });
    try {
      await client.connect();
      await client.query(`listen ${wakeChannel}`);
      this.#tell('all');
    } catch {
      this.#lost(client);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    this.#cancelLook();
    await this.#client?.end().catch(() => undefined);
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#cancelRetry = this.#clock.after(retryAfter, () => void this.start());
  }

  #lookLater(): void {
    this.#cancelLook = this.#clock.after(lookEvery, () => {
      this.#tell('all');
      if (!this.#closed) this.#lookLater();
    });
  }

  #tell(feed: string | 'all', position?: number, writer?: string): void {
    for (const wake of this.#listeners) wake(feed, position, writer);
  }
}
