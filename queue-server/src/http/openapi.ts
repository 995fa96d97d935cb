import fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { Problem } from '../protocol/index.ts';

/** Describes every route under /api from its own schemas: to be registered before them. */
export function registerOpenApi(app: FastifyInstance): void {
  const routes: Pick<RouteOptions, 'method' | 'url' | 'schema'>[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (method !== 'HEAD')
      routes.push({ method, url, ...(schema === undefined ? {} : { schema }) });
  });
  let description: Promise<object> | undefined;
  app.get(
    '/api/openapi.json',
    { config: { access: 'anyone' }, schema: { hide: true } },
    () => (description ??= describe(routes)),
  );
}

/**
 * Few servers are ever asked: what describes is loaded for the first who does, and looks at the
 * routes on an app that answers nobody.
 */
async function describe(routes: readonly Pick<RouteOptions, 'method' | 'url' | 'schema'>[]) {
  const { default: swagger } = await import('@fastify/swagger');
  const app = fastify({ exposeHeadRoutes: false });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
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
  for (const route of routes) app.route({ ...route, handler: () => undefined });
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
