import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../protocol/index.ts';

/** Describes every route under /api from its own schemas. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Banshi queue-server',
        version: '1',
        description:
          'Every POST but signing in takes an Idempotency-Key. Errors are problem documents (RFC 9457) with a stable code.',
      },
      components: {
        schemas: { Problem },
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'banshi-session' },
        },
      },
    },
  });
  app.get('/api/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () =>
    app.swagger(),
  );
}
