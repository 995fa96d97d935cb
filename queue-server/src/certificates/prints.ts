import type { Migration, Store, Tx } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import type { CertificatePrinted } from '../protocol/index.ts';

interface PrintTables {
  certificate_prints: {
    terminal: string;
    serial: string;
    number: string;
    copies: number;
    /** Legal date, in the zone of the case's site. */
    on_date: string;
    outcome: string;
    at: number;
  };
}

export const certificatePrintMigration: Migration = {
  name: '0291-certificate-prints',
  sql: [
    `create table certificate_prints (
      terminal TEXT not null, serial TEXT not null, number TEXT not null, copies INT8 not null,
      on_date TEXT not null, outcome TEXT not null, at INT8 not null,
      primary key (terminal, serial)
    ) STRICT`,
    'create index certificate_prints_of on certificate_prints (number, on_date)',
  ],
};

/** Copies of one certificate that citizens may print themselves in a day (setting of a city). */
export const copiesADay = 5;

export interface Sheet {
  readonly terminal: string;
  /** Of the terminal's print life-cycle. */
  readonly serial: string;
  readonly number: string;
  readonly copies: number;
  readonly onDate: string;
}

/**
 * Who printed which certificate how often: reserved before a byte leaves, so that a lost answer
 * counts too. Says nothing of a person.
 */
export class CertificatePrints {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async left(number: string, onDate: string): Promise<number> {
    return this.#store.read(async (tx) => {
      const rows = await printsOf(tx, number, onDate);
      return copiesADay - rows.reduce((sum, { copies }) => sum + Number(copies), 0);
    });
  }

  /** How many are left after it, or null when they do not suffice. The same serial is reserved once. */
  async reserve({ terminal, serial, number, copies, onDate }: Sheet): Promise<number | null> {
    return this.#store.write(async (tx) => {
      const rows = await printsOf(tx, number, onDate);
      const left = copiesADay - rows.reduce((sum, row) => sum + Number(row.copies), 0);
      if (rows.some((row) => row.terminal === terminal && row.serial === serial)) return left;
      if (copies > left) return null;
      await tx
        .tables<PrintTables>()
        .insertInto('certificate_prints')
        .values({
          terminal,
          serial,
          number,
          copies,
          on_date: onDate,
          outcome: 'reserved',
          at: this.#clock.now(),
        })
        .execute();
      return left - copies;
    });
  }

  async settle(
    terminal: string,
    serial: string,
    { outcome }: CertificatePrinted,
  ): Promise<boolean> {
    return this.#store.write(async (tx) => {
      const done = await tx
        .tables<PrintTables>()
        .updateTable('certificate_prints')
        .set({ outcome })
        .where('terminal', '=', terminal)
        .where('serial', '=', serial)
        .executeTakeFirst();
      return Number(done.numUpdatedRows) > 0;
    });
  }
}

/** What counts against the day: everything but what surely did not come out. */
const printsOf = (tx: Tx, number: string, onDate: string) =>
  tx
    .tables<PrintTables>()
    .selectFrom('certificate_prints')
    .select(['terminal', 'serial', 'copies'])
    .where('number', '=', number)
    .where('on_date', '=', onDate)
    .where('outcome', '!=', 'failed')
    .execute();
