import type { CommandKey } from '../journal/index.ts';
import type { Access, Caller } from '../room.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use this route; every route under /api names it. */
    readonly access?: Access;
    /** A POST that needs no Idempotency-Key: signing in and out. */
    readonly keyless?: boolean;
  }
  interface FastifyRequest {
    caller: Caller;
    rawBody: Buffer | undefined;
    /** Present on every POST that needs a key. */
    commandKey: CommandKey | undefined;
  }
}
