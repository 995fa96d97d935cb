import { Type } from 'typebox';
import { callerName } from '../http/gate.ts';
import { sendProblem } from '../http/problems.ts';
import { Sha256 } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App } from '../room.ts';
import type { Files } from './files.ts';

/** A4 at 200 dpi as JPEG is about 0.4 MB; a long PDF is still under this. */
const fileLimit = 20 * 1024 * 1024;

/** Scanned pages: terminals hand them in, staff look at those that belong to a case. */
export function fileRoutes(app: App, files: Files): void {
  app.addContentTypeParser(
    ['image/jpeg', 'image/png', 'application/pdf'],
    { parseAs: 'buffer', bodyLimit: fileLimit },
    (request, body: Buffer, done) => {
      request.rawBody = body;
      done(null, body);
    },
  );

  app.put(
    '/api/files/:sha256',
    {
      bodyLimit: fileLimit,
      config: { access: ['terminal'] },
      schema: {
        summary: 'Keep one scanned page under its SHA-256; sealed, and harmless to repeat',
        params: Type.Object({ sha256: Sha256 }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      const type = request.headers['content-type']?.split(';')[0] ?? '';
      const bytes = request.rawBody ?? Buffer.alloc(0);
      if (type === 'application/json') {
        return sendProblem(request, reply, refusal('media-type').refused);
      }
      const kept = await files.keep(sha256, type, bytes, callerName(request.caller));
      return kept
        ? reply.code(204).send(null)
        : sendProblem(request, reply, refusal('file-digest-wrong').refused);
    },
  );

  app.get(
    '/api/files/:sha256',
    {
      config: { access: ['clerk', 'reviewer', 'manager'] },
      schema: {
        summary: 'One scanned page of a case',
        params: Type.Object({ sha256: Sha256 }),
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      const used = await files.usedBy(sha256);
      const file = used.length === 0 ? null : await files.read(sha256);
      if (file === null) return sendProblem(request, reply, refusal('file-unknown').refused);
      return reply
        .type(file.mediaType)
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(file.bytes));
    },
  );
}
