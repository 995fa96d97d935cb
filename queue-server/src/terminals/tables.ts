import type { Migration } from '../journal/index.ts';

export interface TerminalTables {
  terminals: {
    id: string;
    /** Raw Ed25519 key, base64. */
    public_key: string;
    /** The highest counter a request carried; only rises. */
    counter: number;
    state: 'enrolled' | 'revoked';
    enrolled_at: number;
    last_seen: number;
    /** The latest heartbeat as JSON, if there was one. */
    heartbeat: string | null;
  };
  enrolment_codes: {
    terminal: string;
    digest: string;
    expires_at: number;
    /** The key that was bound with it; the same key may ask again after a lost answer. */
    used_by: string | null;
  };
  staff_codes: {
    account: string;
    digest: string;
    name: string;
    roles: string;
    expires_at: number;
  };
  terminal_audit: { id: string; at: number; terminal: string; by_whom: string; what: string };
}

export const terminalMigrations: readonly Migration[] = [
  {
    name: '0220-terminals',
    sql: [
      `create table terminals (
        id TEXT not null primary key, public_key TEXT not null, counter INT8 not null,
        state TEXT not null, enrolled_at INT8 not null, last_seen INT8 not null, heartbeat TEXT
      ) STRICT`,
      `create table enrolment_codes (
        terminal TEXT not null primary key, digest TEXT not null, expires_at INT8 not null
      ) STRICT`,
      `create table staff_codes (
        account TEXT not null primary key, digest TEXT not null, name TEXT not null,
        roles TEXT not null, expires_at INT8 not null
      ) STRICT`,
      `create table terminal_audit (
        id TEXT not null primary key, at INT8 not null, terminal TEXT not null,
        by_whom TEXT not null, what TEXT not null
      ) STRICT`,
    ],
  },
  {
    name: '0221-enrolment-used-by',
    sql: ['alter table enrolment_codes add column used_by TEXT'],
  },
];
