import type { CaseDesk } from '../cases/desk.ts';
import type { Vault } from '../cases/vault.ts';
import { feedOf } from '../city.ts';
import type { Address, Outcome, Refusal, Sender } from '../journal/index.ts';
import type { CloseFollowUp, EvaluatorView, FollowUpView, Rate } from '../protocol/index.ts';
import { deadline, legalDate } from '../rules/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Parts } from '../room.ts';
import { lowLevel, ratingDecider } from './decider.ts';
import { evaluatorToken } from './evaluator-token.ts';
import type { RatingTables } from './list.ts';
import { settingsNow } from './rateable.ts';
import { hallRule, serviceOf } from './service.ts';

/** Working days within which a low rating is answered by another person. */
export const followUpDays = 5;

export interface RatingParts {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly vault: Vault;
}

const refuse = (refused: { readonly refused: Refusal }) => ({ ok: false as const, ...refused });

/** Ratings (好差评): voluntary, once per service, nameless; a low one is followed up. */
export class RatingDesk {
  readonly #own: RatingParts;

  constructor(own: RatingParts) {
    this.#own = own;
  }

  /** A terminal vouches for its citizen; anybody else shows what is on the slip. A clerk cannot rate. */
  async rate(
    { service, channel, level, comment }: Rate,
    from: { readonly caller: Caller; readonly address: string },
    sender: Sender,
  ): Promise<Outcome<null>> {
    const { parts, vault, cases } = this.#own;
    if (from.caller.kind === 'staff') return refuse(refusal('not-allowed'));
    if (service.kind === 'application' && from.caller.kind !== 'terminal') {
      const { case: number, password = '' } = service;
      const known = await cases.knows({ number, password }, from.address);
      if (!known.ok) return known;
    }
    const found = await serviceOf(this.#own, service, from.caller);
    if ('refused' in found) return refuse(found);
    const { id, site } = found;
    const at: Address = { feed: feedOf(site.id), stream: `rating/${id}` };
    const sealed = comment === undefined ? null : id;
    // What somebody else wrote before is not written over; the decision then refuses the rest.
    const { state: before } = await parts.journal.state(ratingDecider, at);
    if (comment !== undefined && before === null) {
      await vault.keep('rating', id, `rating.${id}`, comment);
    }
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
    return parts.journal.execute(ratingDecider, at, { do: 'rate', data }, sender);
  }

  /** What pairs a screen with a window, for a clerk of the hall to put there. */
  async evaluator(hall: string, window: string): Promise<EvaluatorView | undefined> {
    const { parts } = this.#own;
    const found = parts.city.halls.find(({ id }) => id === hall);
    if (found === undefined) return undefined;
    // A window a manager added has an evaluator like those the hall was founded with.
    const at: Address = { feed: feedOf(found.site), stream: `hall/${hall}` };
    const { state } = await parts.journal.state(hallRule, at);
    if (!settingsNow(found, state).windows.some(({ id }) => id === window)) return undefined;
    const token = evaluatorToken(await parts.secret('evaluator'), hall, window);
    return { hall, window, token };
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
}
