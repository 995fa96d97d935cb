import type { Store } from '@banshi/queue-server/journal';
import type { AgentTables } from './migrations.ts';

/** Latest values by name, durable when the promise resolves. */
export interface Marks {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}

export function marksIn(store: Store): Marks {
  return {
    get: (name) =>
      store.read(async (tx) => {
        const row = await tx
          .tables<AgentTables>()
          .selectFrom('marks')
          .select('value')
          .where('name', '=', name)
          .executeTakeFirst();
        return row?.value ?? null;
      }),
    set: (name, value) =>
      store.write(async (tx) => {
        await tx
          .tables<AgentTables>()
          .insertInto('marks')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute();
      }),
  };
}
