import type { Migration } from '@banshi/queue-server/journal';

/** The agent's own tables beside the journal's. A released migration never changes. */
export const agentMigrations: readonly Migration[] = [
  {
    name: '0100-agent-marks',
    // Cursors, counters and the newest catalogue: latest values that nobody needs the history of.
    sql: ['create table marks (name TEXT not null primary key, value TEXT not null) STRICT'],
  },
];

export interface AgentTables {
  marks: { name: string; value: string };
}
