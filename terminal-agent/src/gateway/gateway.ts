import cookie from '@fastify/cookie';
import fixed from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Agent } from '../agent.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import { guard, securityHeaders } from './guard.ts';
import { cookieName, type GatewayKeys } from './keys.ts';
import { createTalk } from './talk.ts';

export interface GatewayOptions {
  readonly agent: Agent;
  readonly keys: GatewayKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute path of the built pages, or null. */
  readonly ui: string | null;
  /** The page in it that is shown at `/`. */
  readonly page: string;
}

export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** A token is 43 characters; nothing longer is worth comparing. */
const longestToken = 128;

/** Serves the page and the talk with it, on one origin, to one browser on this machine. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { agent, keys, clock, log, host } = options;
  const app: FastifyInstance = fastify({
    bodyLimit: 16 * 1024,
    routerOptions: { maxParamLength: 128 },
  });
  let port = options.port;
  const names = host === '127.0.0.1' ? ['127.0.0.1', 'localhost'] : [host];
  const checks = guard(names, () => port);

  await app.register(cookie);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (!checks.host(request.headers) || !checks.origin(request.headers))
      return problem(reply, 403, 'wrong-origin', 'This address is not served here.');
    return undefined;
  });
  const knownPage = (request: FastifyRequest) => keys.isCookie(request.cookies[cookieName]);

  app.get('/health', async (_request, reply) => {
    const { health } = agent;
    return reply
      .code(health.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health);
  });

  app.get<{ Querystring: { token?: string } }>('/', async (request, reply) => {
    const { token } = request.query;
    if (typeof token === 'string') {
      const exchanged = token.length <= longestToken ? keys.exchange(token) : null;
      if (exchanged !== null) {
        return reply
          .setCookie(cookieName, exchanged, { httpOnly: true, sameSite: 'strict', path: '/' })
          .redirect('/', 303);
      }
      // A used token in a reloaded address bar: the cookie still counts.
      if (knownPage(request)) return reply.redirect('/', 303);
    }
    if (!knownPage(request))
      return problem(reply, 401, 'no-token', 'Open this terminal with its one-use token.');
    return options.ui === null
      ? problem(reply, 404, 'no-pages', 'This terminal was started without its pages.')
      : reply.header('cache-control', 'no-store').sendFile(options.page);
  });

  app.get('/api/catalogue', async (request, reply) => {
    if (!knownPage(request)) return problem(reply, 401, 'no-token', 'No cookie.');
    const { catalogue } = agent;
    return catalogue === null
      ? problem(reply, 503, 'no-catalogue', 'The catalogue has not arrived yet.')
      : reply.send(catalogue);
  });

  app.get<{ Params: { id: string } }>('/api/pages/:id', async (request, reply) => {
    if (!knownPage(request)) return problem(reply, 401, 'no-token', 'No cookie.');
    const page = agent.page(request.params.id);
    return page === null
      ? problem(reply, 404, 'no-such-page', 'That page is gone.')
      : reply
          .header('cache-control', 'no-store')
          .type(page.mediaType)
          .send(Buffer.from(page.bytes));
  });

  if (options.ui !== null) {
    await app.register(fixed, { root: options.ui, index: false, cacheControl: true, maxAge: 0 });
  }
  app.setNotFoundHandler((_request, reply) =>
    problem(reply, 404, 'not-found', 'There is nothing here.'),
  );
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log({ event: 'gateway.failed', error: String(error) });
    return problem(
      reply,
      status,
      status >= 500 ? 'internal' : 'bad-request',
      'The request failed.',
    );
  });

  const io = createTalk({ agent, keys, guard: checks, clock, log });
  io.attach(app.server);
  await app.listen({ host, port });
  const bound = app.server.address();
  if (bound !== null && typeof bound === 'object') port = bound.port;
  return {
    url: `http://${host}:${port}`,
    async close() {
      await io.close();
      await app.close();
    },
  };
}

const problem = (reply: FastifyReply, status: number, code: string, detail: string): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: code, status, code, detail }));
