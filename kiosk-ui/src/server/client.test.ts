import { describe, expect, it } from 'vitest';
import { createClient, type ClientPorts } from './client.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
}

/** A line that loses or gives the answers of a script, and remembers what was sent. */
function line(script: readonly (Response | 'lost')[]) {
  const sent: Sent[] = [];
  let uuids = 0;
  const answers = [...script];
  const ports: ClientPorts = {
    fetch: (path, init) => {
      sent.push({
        method: init.method ?? 'GET',
        path,
        key: new Headers(init.headers).get('idempotency-key'),
      });
      const answer = answers.shift() ?? 'lost';
      return answer === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(answer);
    },
    uuid: () => `key-${++uuids}`,
    pause: () => Promise.resolve(),
    deadline: () => new AbortController().signal,
  };
  return { sent, client: createClient(ports) };
}
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

describe('the way to the server', () => {
  it('asks again under the same key when the answer to a post was lost', async () => {
    const { sent, client } = line(['lost', json(200, { done: true })]);
    const answer = await client.post('/api/halls/yunxi/windows/3/next');
    expect(answer).toEqual({ ok: true, value: { done: true } });
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1']);
  });

  it('asks again when a node on its way out turns it away', async () => {
    const leaving = json(503, { code: 'unavailable', status: 503 });
    const { sent, client } = line([leaving, json(200, {})]);
    expect(await client.post('/api/x')).toMatchObject({ ok: true });
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1']);
  });

  it('gives up after three attempts and says that nobody answered', async () => {
    const { sent, client } = line(['lost', 'lost', 'lost', json(200, {})]);
    const answer = await client.post('/api/x');
    expect(answer).toEqual({ ok: false, refusal: { code: 'unreachable', status: 0 } });
    expect(sent).toHaveLength(3);
  });

  it('keeps the key of a press that may have been done, until something else was answered', async () => {
    const { sent, client } = line(['lost', 'lost', 'lost', 'lost', json(200, {}), json(200, {})]);
    const next = () => client.post('/api/halls/yunxi/windows/3/next', {});
    await next();
    await client.get('/api/halls/yunxi');
    await next();
    await next();
    const posts = sent.filter(({ method }) => method === 'POST').map(({ key }) => key);
    expect(posts).toEqual(['key-1', 'key-1', 'key-1', 'key-1', 'key-2']);
  });

  it('takes a refusal for an answer and does not ask again', async () => {
    const { sent, client } = line([json(409, { code: 'window-paused', status: 409 })]);
    const answer = await client.post('/api/x');
    expect(answer).toEqual({ ok: false, refusal: { code: 'window-paused', status: 409 } });
    expect(sent).toHaveLength(1);
  });

  it('sends a sign-in once only, and without a key', async () => {
    const { sent, client } = line(['lost']);
    await client.once('POST', '/api/sessions', { account: 'clerk3', password: 'demo' });
    expect(sent).toEqual([{ method: 'POST', path: '/api/sessions', key: null }]);
  });

  it('keeps its head when something else than JSON comes back', async () => {
    const { client } = line([new Response('<h1>Bad gateway</h1>', { status: 500 })]);
    const answer = await client.get('/api/halls/yunxi');
    expect(answer).toEqual({ ok: false, refusal: { code: 'bad-answer', status: 500 } });
  });
});
