import type { IssuedTicket } from '../protocol/index.ts';
import type { Caller } from '../room.ts';
import type { HallAnswer } from './commands.ts';
import { statusToken } from './status-token.ts';

type Issued = Extract<HallAnswer, { kind: 'issued' }>;

/** A new ticket as its taker sees it: with the secret page of its own, and for staff what undo takes. */
export const issuedView =
  (secret: Uint8Array, hall: string, caller: Caller) =>
  ({ ticket, seq }: Issued): IssuedTicket => ({
    ...ticket,
    statusUrl: `/my-ticket/${statusToken(secret, hall, ticket.id)}`,
    ...(caller.kind === 'staff' ? { seq } : {}),
  });
