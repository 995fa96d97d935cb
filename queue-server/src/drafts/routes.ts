import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import { DraftId, Id, Instant, KeptDraft } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { Attempts } from '../terminals/attempts.ts';
import type { DraftShelf } from './shelf.ts';

/** Some sixty scanned pages. */
const draftLimit = 32 * 1024 * 1024;
const mediaType = 'application/octet-stream';
/** Nobody finds a slip's code by trying; who tries is locked out at that terminal for a while. */
const unknownFromOne = 30;
const lockedFor = 15 * 60_000;

export function draftRoutes(app: App, parts: Parts, drafts: DraftShelf): void {
  const attempts = new Attempts(parts.store, parts.clock, unknownFromOne, lockedFor);
  app.addContentTypeParser(
    mediaType,
    { parseAs: 'buffer', bodyLimit: draftLimit },
    (request, body: Buffer, done) => {
      request.rawBody = body;
      done(null, body);
    },
  );

  app.put(
    '/api/drafts/:id',
    {
      bodyLimit: draftLimit,
      config: { access: ['terminal'] },
      schema: {
        summary: 'Keep a sealed draft for up to 72 hours; the same id again replaces it',
        params: Type.Object({ id: DraftId }),
        querystring: Type.Object({ until: Instant }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      if (request.headers['content-type'] !== mediaType || request.rawBody === undefined)
        return sendProblem(request, reply, refusal('media-type').refused);
      const until = Date.parse(request.query.until);
      const kept = await drafts.keep(request.params.id, request.rawBody, until);
      return kept
        ? reply.code(204).send(null)
        : sendProblem(request, reply, refusal('draft-over').refused);
    },
  );

  app.get(
    '/api/terminals/:terminal/drafts/:id',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'A sealed draft, for the terminal at which its slip was shown',
        params: Type.Object({ terminal: Id, id: DraftId }),
        response: { 200: KeptDraft },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const { terminal, id } = request.params;
      if (caller.kind !== 'terminal' || caller.terminal !== terminal)
        return sendProblem(request, reply, refusal('terminal-mismatch').refused);
      const place = [`drafts-from/${terminal}`];
      if (await attempts.locked(place))
        return sendProblem(request, reply, refusal('too-many-requests').refused);
      const draft = await drafts.read(id);
      if (draft === null) {
        await attempts.failed(place);
        return sendProblem(request, reply, refusal('draft-unknown').refused);
      }
      return reply.send({
        sealed: Buffer.from(draft.sealed).toString('base64'),
        until: new Date(draft.until).toISOString(),
      });
    },
  );

  app.post(
    '/api/drafts/:id/forget',
    {
      config: { access: ['terminal'] },
      schema: {
        summary: 'The draft was handed in, or is not wanted any more; harmless to repeat',
        params: Type.Object({ id: DraftId }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await drafts.forget(request.params.id);
      return reply.code(204).send(null);
    },
  );
}
