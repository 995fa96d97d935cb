import type { Vault } from '../cases/vault.ts';
import type { Store } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import type { DemoMessage } from '../protocol/index.ts';

/** A short message to a citizen's phone. */
export interface Message {
  /** The same id is sent once, however often it is asked for. */
  readonly id: string;
  readonly phone: string;
  readonly kind: string;
  readonly text: string;
  /** Whose it is, as events name people: the kept copy goes when the person's data go. */
  readonly subject: string;
}

/** The port to whoever carries messages; a city plugs in its SMS gateway. */
export interface Messages {
  send(message: Message): Promise<void>;
}

interface MessageTables {
  messages: { id: string; at: number; kind: string };
}

export const messageMigration = {
  name: '0241-messages',
  sql: [
    'create table messages (id TEXT not null primary key, at INT8 not null, kind TEXT not null) STRICT',
  ],
} as const;

const shown = 100;

/** The embedded default: nothing leaves the house; messages are kept, sealed, for the demo to show. */
export class KeptMessages implements Messages {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(store: Store, clock: Clock, vault: Vault) {
    this.#store = store;
    this.#clock = clock;
    this.#vault = vault;
  }

  async send({ id, phone, kind, text, subject }: Message): Promise<void> {
    await this.#store.write(async (tx) => {
      await this.#vault.keepIn(tx, 'message', id, subject, { phone, text });
      await tx
        .tables<MessageTables>()
        .insertInto('messages')
        .values({ id, at: this.#clock.now(), kind })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    });
  }

  /** The newest messages, latest first. */
  async newest(): Promise<DemoMessage[]> {
    const rows = await this.#store.read((tx) =>
      tx
        .tables<MessageTables>()
        .selectFrom('messages')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(shown)
        .execute(),
    );
    const sealed = await this.#vault.readMany(
      'message',
      rows.map(({ id }) => id),
    );
    return rows.flatMap(({ id, at, kind }) => {
      const kept = sealed.get(id) as { phone: string; text: string } | undefined;
      return kept === undefined ? [] : [{ id, at: new Date(at).toISOString(), kind, ...kept }];
    });
  }
}
