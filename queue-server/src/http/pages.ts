import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The pages and where they live; what follows in the address is the page's own business. */
const pages = [
  ['/board/:hall', 'board.html'],
  ['/board/:hall/*', 'board.html'],
  ['/my-ticket/:token', 'my-ticket.html'],
  ['/book', 'booking.html'],
  ['/book/*', 'booking.html'],
  ['/my-booking/:token', 'booking.html'],
  ['/verify', 'verify.html'],
  ['/verify/:number', 'verify.html'],
  ['/window', 'window.html'],
  ['/window/*', 'window.html'],
  ['/office', 'office.html'],
  ['/office/*', 'office.html'],
  ['/manager', 'manager.html'],
  ['/manager/*', 'manager.html'],
] as const;

/** Nothing from elsewhere, no inline script, no frame around us. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers every answer bears. */
export function registerHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('content-security-policy', policy);
    void reply.header('x-content-type-options', 'nosniff');
    void reply.header('referrer-policy', 'no-referrer');
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/** Serves the built pages out of a folder; assets bear their hash in the name and never change. */
export function registerPages(app: FastifyInstance, root: string, home: string): void {
  void app.register(fastifyStatic, {
    root,
    index: false,
    cacheControl: false,
    setHeaders(response, path) {
      const forever = /[/\\]assets[/\\]/.test(path);
      void response.header(
        'cache-control',
        forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  for (const [url, file] of pages) {
    app.get(url, { schema: { hide: true } }, (_request, reply) => reply.sendFile(file));
  }
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect(home));
}
