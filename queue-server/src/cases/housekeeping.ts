import type { DraftShelf } from '../drafts/shelf.ts';
import type { Parts } from '../room.ts';
import type { Files } from './files.ts';
import type { CaseTables } from './list.ts';
import type { Vault } from './vault.ts';

const hour = 3_600_000;
/** A retry after a lost answer is possible for 48 hours; what nobody claimed by then goes. */
export const keptFor = 48 * hour;

export interface HousekeepingParts {
  readonly parts: Parts;
  readonly vault: Vault;
  readonly files: Files;
  readonly drafts: DraftShelf;
}

/**
 * Deletes what may not stay: applications taken back before anybody registered them, scans that never became
 * part of one, and drafts whose time is over. Registered cases follow the archive's schedule instead; events stay,
 * they name nobody.
 */
export class Housekeeping {
  readonly #own: HousekeepingParts;
  #stopped = false;
  #cancel: (() => void) | undefined;

  constructor(own: HousekeepingParts) {
    this.#own = own;
  }

  start(): void {
    this.#cancel = this.#own.parts.clock.after(hour, () => void this.#round());
  }

  async #round(): Promise<void> {
    const outcome = await this.sweep().then(
      (deleted) => ({ event: 'housekeeping-done', fields: deleted }),
      (error: unknown) => ({ event: 'housekeeping-failed', fields: { error: String(error) } }),
    );
    if (this.#stopped) return;
    this.start();
    this.#own.parts.log(outcome.event, outcome.fields);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** One round; answers how many cases, files and drafts it deleted. */
  async sweep(): Promise<Readonly<Record<'cases' | 'files' | 'drafts', number>>> {
    const { parts, files, drafts } = this.#own;
    const before = parts.clock.now() - keptFor;
    const rows = await parts.store.read((tx) =>
      tx
        .tables<CaseTables>()
        .selectFrom('cases')
        .select('number')
        .where('state', '=', 'withdrawn')
        .where('registered', '=', 0)
        .where('erased_at', 'is', null)
        .where('submitted_at', '<', before)
        .limit(200)
        .execute(),
    );
    for (const { number } of rows) await this.#erase(number);
    return {
      cases: rows.length,
      files: await files.sweep(before),
      drafts: await drafts.sweep(),
    };
  }

  async #erase(number: string): Promise<void> {
    const { parts, vault, files } = this.#own;
    await vault.forgetAll('submission', `${number}.`);
    await vault.forget('submission', `password.${number}`);
    await vault.forgetAll('supplement', `${number}.`);
    await vault.forgetAll('notice', `${number}.`);
    await files.release(number);
    await parts.store.write(async (tx) => {
      await tx
        .tables<CaseTables>()
        .updateTable('cases')
        .set({ erased_at: parts.clock.now() })
        .where('number', '=', number)
        .execute();
    });
  }
}
