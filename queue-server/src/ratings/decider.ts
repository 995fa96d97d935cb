import type { Decider, Recorded } from '../journal/index.ts';
import type { RatingEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';

type Rated = Extract<RatingEvent, { type: 'service-rated' }>['data'];

/** One service's rating; null until somebody rated it. */
export type Rating =
  (Rated & { readonly at: number; readonly closed: { readonly outcome: string } | null }) | null;

export type RatingCommand =
  | { readonly do: 'rate'; readonly data: Rated }
  | { readonly do: 'close'; readonly account: string; readonly outcome: string };

export const lowLevel = 2;

function evolve(rating: Rating, event: Recorded<RatingEvent>): Rating {
  if (event.type === 'service-rated') return { ...event.data, at: event.at, closed: null };
  return rating === null ? null : { ...rating, closed: { outcome: event.data.outcome } };
}

/** The rule of `rating/<service>`: once per service, and a low one is followed up once. */
export const ratingDecider: Decider<Rating, RatingCommand, RatingEvent, null> = {
  kind: 'rating',
  initial: () => null,
  evolve,
  decide(rating, command) {
    if (command.do === 'rate') {
      return rating === null
        ? { events: [{ type: 'service-rated', data: command.data }], answer: null }
        : refusal('rated-already');
    }
    if (rating === null || rating.followUp === null) return refusal('follow-up-unknown');
    if (rating.closed !== null) return refusal('follow-up-closed');
    const { account, outcome } = command;
    return { events: [{ type: 'follow-up-closed', data: { account, outcome } }], answer: null };
  },
};
