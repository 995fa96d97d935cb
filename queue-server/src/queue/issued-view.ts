import type { IssuedTicket } from '../protocol/index.ts';
import type { Caller } from '../room.ts';
import type { HallAnswer } from './commands.ts';
import { statusToken, type TokenKey } from './status-token.ts';

type Issued = Extract<HallAnswer, { kind: 'issued' }>;

/** The holder's own page. */
export const statusUrl = (secret: TokenKey, hall: string, ticket: string): string =>
  `/my-ticket/${statusToken(secret, hall, ticket)}`;

/** A new ticket as its taker sees it: with the secret page of its own, and for staff what undo takes. */
export const issuedView =
  (secret: TokenKey, hall: string, caller: Caller) =>
  ({ ticket, seq }: Issued): IssuedTicket => ({
    ...ticket,
    statusUrl: statusUrl(secret, hall, ticket.id),
    ...(caller.kind === 'staff' ? { seq } : {}),
  });
