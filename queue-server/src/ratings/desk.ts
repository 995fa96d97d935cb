import type { CaseDesk } from '../cases/desk.ts';
import type { Vault } from '../cases/vault.ts';
import { feedOf, type Site } from '../city.ts';
import type {
  Address,
  JournalEvent,
  Outcome,
  Projection,
  Refusal,
  Sender,
} from '../journal/index.ts';
import { hallDecider } from '../queue/decider.ts';
import { ticketOf } from '../queue/state.ts';
import type { CloseFollowUp, FollowUpView, Rate, RatingEvent } from '../protocol/index.ts';
import { deadline, legalDate } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Parts } from '../room.ts';
import { lowLevel, ratingDecider } from './decider.ts';

/** Working days within which a low rating is answered by another person. */
export const followUpDays = 5;

export interface RatingTables {
  ratings: {
    id: string;
    feed: string;
    service: string;
    site: string;
    level: number;
    channel: string;
    comment: string | null;
    at: number;
    follow_up: 'none' | 'open' | 'closed';
    due: string | null;
    outcome: string | null;
  };
}

export const ratingMigration = {
  name: '0250-ratings',
  sql: [
    `create table ratings (
      id TEXT not null primary key, feed TEXT not null, service TEXT not null, site TEXT not null,
      level INT8 not null, channel TEXT not null, comment TEXT, at INT8 not null,
      follow_up TEXT not null, due TEXT, outcome TEXT
    ) STRICT`,
    'create index ratings_by_follow_up on ratings (follow_up, due)',
  ],
} as const;

/** One row per rating, for statistics and follow-ups. */
export const ratingList: Projection = {
  name: 'ratings',
  version: 1,
  types: ['service-rated', 'follow-up-closed'],
  clear: async (tx) => void (await tx.tables<RatingTables>().deleteFrom('ratings').execute()),
  async apply(tx, events: readonly JournalEvent[]) {
    const tables = tx.tables<RatingTables>();
    for (const recorded of events) {
      // Written by `ratingDecider`: the type names the data.
      const event = recorded as unknown as RatingEvent;
      const id = recorded.stream.slice('rating/'.length);
      if (event.type === 'follow-up-closed') {
        await tables
          .updateTable('ratings')
          .set({ follow_up: 'closed', outcome: event.data.outcome })
          .where('id', '=', id)
          .execute();
        continue;
      }
      const { service, site, level, channel, comment, followUp } = event.data;
      await tables
        .insertInto('ratings')
        .values({
          id,
          feed: recorded.feed,
          service,
          site,
          level,
          channel,
          comment,
          at: recorded.at,
          follow_up: followUp === null ? 'none' : 'open',
          due: followUp?.due ?? null,
          outcome: null,
        })
        .execute();
    }
  },
};

export interface RatingParts {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly vault: Vault;
}

interface Service {
  readonly id: string;
  readonly site: Site;
}

const refuse = (refused: { readonly refused: Refusal }) => ({ ok: false as const, ...refused });
const over = new Set(['finished', 'certificate-made', 'delivered', 'archived', 'not-accepted']);
// Only its kind and state type are used: the journal decides with the one it was opened with.
const hallRule = hallDecider(() => undefined);

/** Ratings (好差评): voluntary, once per service, nameless; a low one is followed up. */
export class RatingDesk {
  readonly #own: RatingParts;

  constructor(own: RatingParts) {
    this.#own = own;
  }

  /** A terminal vouches for its citizen; anybody else, known by an address, shows the slip's password. */
  async rate(
    { service, channel, level, comment }: Rate,
    from: { readonly caller: Caller; readonly address: string },
    sender: Sender,
  ): Promise<Outcome<null>> {
    const { parts, vault, cases } = this.#own;
    if (service.kind === 'application' && from.caller.kind !== 'terminal') {
      const { case: number, password = '' } = service;
      const known = await cases.knows({ number, password }, from.address);
      if (!known.ok) return known;
    }
    const found = await this.#serviceOf(service);
    if ('refused' in found) return refuse(found);
    const { id, site } = found;
    const sealed = comment === undefined ? null : id;
    if (comment !== undefined) await vault.keep('rating', id, `rating.${id}`, comment);
    const today = legalDate(parts.clock.now(), site.timeZone);
    const due = deadline(parts.city.calendar, today, followUpDays);
    const data = {
      service: service.kind,
      site: site.id,
      level,
      channel,
      comment: sealed,
      followUp: level > lowLevel ? null : { due: due.ok ? due.deadline.due : null },
    };
    const at: Address = { feed: feedOf(site.id), stream: `rating/${id}` };
    return parts.journal.execute(ratingDecider, at, { do: 'rate', data }, sender);
  }

  async followUps(): Promise<FollowUpView[]> {
    const { parts, vault } = this.#own;
    const rows = await parts.store.read((tx) =>
      tx
        .tables<RatingTables>()
        .selectFrom('ratings')
        .selectAll()
        .where('follow_up', '!=', 'none')
        .orderBy('follow_up', 'desc')
        .orderBy('due')
        .limit(200)
        .execute(),
    );
    const ids = rows.flatMap(({ comment, outcome }) =>
      [comment, outcome].filter((x) => x !== null),
    );
    const texts = await vault.readMany('rating', ids);
    const textOf = (id: string | null): string | null =>
      id === null ? null : String(texts.get(id) ?? '');
    return rows.map((row) => ({
      id: row.id,
      level: row.level,
      comment: textOf(row.comment),
      service: row.service,
      ratedAt: new Date(row.at).toISOString(),
      due: row.due,
      state: row.follow_up === 'closed' ? 'closed' : 'open',
      outcome: textOf(row.outcome),
    }));
  }

  /** Low ratings of a site that nobody answered in time. */
  lateFollowUps(
    site: string,
    today: string,
  ): Promise<readonly { readonly id: string; readonly due: string | null }[]> {
    return this.#own.parts.store.read((tx) =>
      tx
        .tables<RatingTables>()
        .selectFrom('ratings')
        .select(['id', 'due'])
        .where('site', '=', site)
        .where('follow_up', '=', 'open')
        .where('due', '<', today)
        .limit(200)
        .execute(),
    );
  }

  async close(id: string, { outcome }: CloseFollowUp, sender: Sender): Promise<Outcome<null>> {
    const { parts, vault } = this.#own;
    const row = await parts.store.read((tx) =>
      tx
        .tables<RatingTables>()
        .selectFrom('ratings')
        .select('feed')
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    if (row === undefined) return refuse(refusal('follow-up-unknown'));
    const sealed = `${id}.outcome`.slice(0, 64);
    await vault.keep('rating', sealed, `rating.${id}`, outcome);
    const command = { do: 'close', account: sender.by, outcome: sealed } as const;
    const at: Address = { feed: row.feed, stream: `rating/${id}` };
    return parts.journal.execute(ratingDecider, at, command, sender);
  }

  async #serviceOf(service: Rate['service']): Promise<Service | { readonly refused: Refusal }> {
    const { parts, cases } = this.#own;
    if (service.kind === 'application') {
      const opened = await cases.open(service.case);
      if (opened === undefined) return refusal('case-unknown');
      // The act of applying can be rated at once; what the office then did, when it is over.
      const { state } = opened.one;
      if (state !== 'submitted' && !over.has(state)) return refusal('service-not-over', { state });
      return { id: `case.${service.case}`, site: opened.site };
    }
    const hall = parts.city.halls.find(({ id }) => id === service.hall);
    const site = parts.city.sites.find(({ id }) => id === hall?.site);
    if (hall === undefined || site === undefined) return refusal('hall-unknown');
    const at = { feed: feedOf(site.id), stream: `hall/${hall.id}` };
    const { state } = await parts.journal.state(hallRule, at);
    const ticket = ticketOf(state, service.ticket);
    if (ticket === undefined) return refusal('ticket-unknown');
    if (ticket.state !== 'finished' && ticket.state !== 'serving') {
      return refusal('service-not-over', { state: ticket.state });
    }
    return { id: `visit.${hall.id}.${service.ticket}`, site };
  }
}
