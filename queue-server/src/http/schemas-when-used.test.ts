import fastify from 'fastify';
import { expect, it } from 'vitest';
import { schemasWhenUsed } from './schemas-when-used.ts';

const counted = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };

it('checks what comes in and lets nothing out that the answer does not name', async () => {
  await using app = fastify({ schemaController: schemasWhenUsed() });
  app.post('/double', { schema: { body: counted, response: { 200: counted } } }, (request) => ({
    // The schema has been checked.
    n: (request.body as { n: number }).n * 2,
    secret: 'not for the answer',
  }));
  const ask = (payload: object) => app.inject({ method: 'POST', url: '/double', payload });
  for (const n of [1, 2]) expect((await ask({ n })).json()).toEqual({ n: 2 * n });
  for (const wrong of [{ n: 'x' }, {}]) {
    const { statusCode, body } = await ask(wrong);
    expect(statusCode).toBe(400);
    expect(body).toMatch(wrong.n === undefined ? /required property 'n'/ : /n must be integer/);
  }
  expect((await ask({ n: 3 })).json()).toEqual({ n: 6 });
});

it('compiles nothing before somebody asks', async () => {
  await using app = fastify({ schemaController: schemasWhenUsed() });
  const broken = { type: 'object', properties: { n: { type: 'no such type' } } };
  app.post('/broken', { schema: { body: broken } }, () => ({}));
  await app.ready();
  const { statusCode } = await app.inject({ method: 'POST', url: '/broken', payload: { n: 1 } });
  expect(statusCode).toBe(500);
});
