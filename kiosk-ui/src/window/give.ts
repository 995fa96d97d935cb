import type { CheckIn, IssueTicket } from '@banshi/queue-server/protocol';
import type { Static } from 'typebox';

/** Whom a desk gives a ticket to, or whose booking it checks in. */
export type Given =
  | {
      readonly queue: string;
      readonly priority: boolean;
      readonly needs: readonly string[];
    }
  | { readonly booking: string };

type Request =
  | { readonly path: 'tickets'; readonly body: Static<typeof IssueTicket> }
  | { readonly path: 'check-in'; readonly body: CheckIn };

/** What the desk sends: eight digits are a booking's code, anything else a phone or a card. */
export function requestOf(to: Given): Request {
  if ('booking' in to) {
    const said = to.booking.replaceAll(/[\s-]/g, '');
    const by = /^\d{8}$/.test(said) ? { code: said } : { contact: said };
    return { path: 'check-in', body: { ...by, channel: 'clerk' } };
  }
  const { queue, priority, needs } = to;
  return {
    path: 'tickets',
    body: {
      queue,
      channel: 'clerk',
      ...(priority && { priority: 'priority' }),
      ...(needs.length > 0 && { needs: [...needs] }),
    },
  };
}
