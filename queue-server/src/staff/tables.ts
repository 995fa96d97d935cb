import type { Migration } from '../journal/index.ts';

export interface StaffTables {
  accounts: {
    account: string;
    name: string;
    /** JSON list of roles. */
    roles: string;
    hall: string;
    password: string;
    failures: number;
    locked_until: number;
  };
  sessions: {
    /** SHA-256 of the cookie's token: the table alone opens nothing. */
    digest: string;
    account: string;
    expires_at: number;
  };
  staff_audit: {
    id: string;
    at: number;
    account: string;
    what: string;
  };
}

export const staffMigrations: readonly Migration[] = [
  {
    name: '0010-staff',
    sql: [
      `create table accounts (
        account TEXT not null primary key, name TEXT not null, roles TEXT not null,
        hall TEXT not null, password TEXT not null, failures INT8 not null,
        locked_until INT8 not null
      ) STRICT`,
      `create table sessions (
        digest TEXT not null primary key, account TEXT not null, expires_at INT8 not null
      ) STRICT`,
      'create index sessions_by_age on sessions (expires_at)',
      `create table staff_audit (
        id TEXT not null primary key, at INT8 not null, account TEXT not null, what TEXT not null
      ) STRICT`,
    ],
  },
];
