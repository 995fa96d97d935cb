import { expect, it } from 'vitest';
import type { Reply } from '../testing/http.ts';
import { chance } from '../queue/expected-wait/simulated/chance.ts';
import { serviceStory } from '../testing/service-story.ts';

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What people and scripts put where an id, a date or a number belongs. */
const odd = [
  ...['x', '0', '-1', '1e999', '9'.repeat(21), 't1', 'yunxi', 'a'.repeat(300), 'null', '💥'],
  ...['__proto__', 'constructor', 'toString', '..', '2026-13-45', '2026-02-30', '%00', 'b1'],
];
const bodies = [
  ...['', 'null', '[]', '"x"', '{"a":', '{}', '{"__proto__":{"queue":"a"}}'],
  ...[
    { queue: '__proto__', channel: 'web' },
    { queue: 'social-accept', channel: 'web', then: ['social-accept', 'constructor'] },
    { seq: 1e300 },
    { to: { account: 'constructor' } },
    { minutes: 1e9 },
    { queue: 'social-accept', start: '2026-02-30T00:00:00Z', contact: '13900000001' },
    { ticket: 't9'.repeat(50) },
    { reason: '\u0000', queue: null },
    { version: -1, reason: '', change: { rules: { callLimit: 3 } } },
    { service: { kind: 'visit', token: 'a.t1.b' }, channel: 'qr', level: 5 },
    { serial: 0, state: 'printed' },
    { text: '💥' },
    { remark: 'x' },
  ].map((body) => JSON.stringify(body)),
];

it('whoever asks whatever is answered by name, and never with an error of ours', async () => {
  await using story = await serviceStory();
  const luck = chance('any request');
  const one = <T>(of: readonly T[]): T => of[luck.whole(0, of.length - 1)] as T;
  const names = [undefined, 'clerk1', 'manager1', 'admin1', 'reviewer1', 'lockers1'];
  const people = await Promise.all(names.map((name) => story.person(name)));
  const { body } = await one(people).get('/api/openapi.json');
  const operations = Object.entries((body as unknown as OpenApi).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(operations.length).toBeGreaterThan(80);
  const faults: string[] = [];
  for (const { path, method, operation } of operations) {
    if (path === '/api/sessions' || path.endsWith('/current')) continue;
    const asked = Array.from({ length: 8 }, async (_, i) => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (__, name: string) =>
        name === 'hall' && luck.happens(0.8) ? 'yunxi' : encodeURIComponent(one(odd)),
      );
      const query = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => `${name}=${encodeURIComponent(one([...odd, 'social-accept']))}`);
      const address = query.length === 0 ? filled : `${filled}?${query.join('&')}`;
      const posts = method !== 'get' && method !== 'delete';
      const reply = await one(people).send(address, {
        method: method.toUpperCase(),
        headers: {
          'idempotency-key': `${method}-${path}-${i}`.slice(0, 200),
          ...(posts && { 'content-type': 'application/json' }),
        },
        ...(posts && { body: one(bodies) }),
      });
      return wrong(reply).map((fault) => `${method} ${address.slice(0, 90)}: ${fault}`);
    });
    faults.push(...(await Promise.all(asked)).flat());
  }
  expect(faults).toEqual([]);
});

function wrong({ status, type, body }: Reply): string[] {
  if (status >= 500) return [`${status} ${String(body['code'])}`];
  return status >= 400 && !type.startsWith('application/problem+json')
    ? [`${status} as ${type}`]
    : [];
}
