import type { FastifyInstance } from 'fastify';

/** Commands are small; a route that takes more says so itself. */
export const bodyLimit = 64 * 1024;

/**
 * Reads JSON bodies and keeps the bytes as sent, because terminals sign them. A POST without a
 * body says the same as one with an empty object.
 */
export function registerBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      request.rawBody = body;
      if (body.length === 0) done(null, {});
      else parse(request, body.toString('utf8'), done);
    },
  );
  // Callbacks where nothing is waited for: a promise for each would cost every request.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.method === 'POST') request.body ??= {};
    done();
  });
}
