import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';

/** Kysely over node:sqlite: its SQLite dialect wants better-sqlite3's shape of a statement. */
export function kyselyOver(database: DatabaseSync): Kysely<unknown> {
  const statements = new Map<string, StatementSync>();
  function prepare(sql: string) {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      if (statements.size >= 500) statements.clear();
      statements.set(sql, statement);
    }
    const one = statement;
    const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
    return {
      reader: one.columns().length > 0,
      all: (parameters: readonly unknown[]) => one.all(...values(parameters)),
      run: (parameters: readonly unknown[]) => one.run(...values(parameters)),
      iterate: (parameters: readonly unknown[]) => one.iterate(...values(parameters)),
    };
  }
  // The store, not Kysely, opens and closes the database and its transactions.
  return new Kysely({
    dialect: new SqliteDialect({ database: { prepare, close: () => undefined } }),
  });
}
