import type { Decider } from '@banshi/queue-server/journal';
import type { GrantEvent } from '@banshi/queue-server/protocol';
import { evolveGrants, type Grants } from '../custody/index.ts';

/** Events of the server's `grants/<cabinet>` as they were read, with their numbers. */
export interface LearnGrants {
  readonly type: 'learn';
  readonly events: readonly { readonly seq: number; readonly event: GrantEvent }[];
}

export type GrantsDecider = Decider<Grants, LearnGrants, GrantEvent, null>;

/** The local copy of `grants/<cabinet>`: the server writes, this side only repeats, gaplessly. */
export const grantsDecider: GrantsDecider = {
  kind: 'grants',
  initial: () => new Map(),
  decide(_grants, command, { nextSeq }) {
    const news = command.events.filter(({ seq }) => seq >= nextSeq);
    const gap = news.some(({ seq }, i) => seq !== nextSeq + i);
    return gap
      ? { refused: { code: 'stream-gap', details: { seq: nextSeq - 1 } } }
      : { events: news.map(({ event }) => event), answer: null };
  },
  evolve: evolveGrants,
};
