import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from './testing/http.ts';
import { serviceCity } from './testing/service-city.ts';

const folder = mkdtempSync(join(tmpdir(), 'banshi-server-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const config = (databaseFile: string) => ({
  config: { host: '127.0.0.1', port: 0, databaseUrl: undefined, databaseFile },
});

describe('the server', () => {
  it('keeps tickets, windows and sign-ins over a restart', async () => {
    const file = join(folder, 'deep', 'down', 'queue-server.sqlite');
    const first = await startServer(config(file));
    const clerk = first.person();
    await clerk.signIn('clerk1');
    await clerk.post('/api/halls/yunxi/windows/1/open');
    const ticket = { queue: 'social-accept', channel: 'web' };
    const issued = await clerk.post('/api/halls/yunxi/tickets', ticket, 'the-key');
    await first.server.close();

    const second = await startServer(config(file));
    const again = second.person();
    const { cookie } = clerk;
    const again1 = await again.post('/api/halls/yunxi/tickets', ticket, 'other-key');
    expect(again1.body['number']).toBe('A002');
    const next = await again.send('/api/halls/yunxi/windows/1/next', {
      method: 'POST',
      headers: { cookie, 'idempotency-key': 'n' },
    });
    expect(next.body['ticket']).toMatchObject({ id: issued.body['id'] });
    const mine = await again.get(`/api${String(issued.body['statusUrl'])}`);
    expect(mine.body).toMatchObject({ number: 'A001', state: 'called' });
    await second.server.close();
  });

  it('gives a service item as it is now, or as its version was', async () => {
    const { server, url } = await startServer({ ...config(':memory:'), city: serviceCity });
    const at = `${url}/api/catalogue/items/pension`;
    const first = { code: 'pension', version: 1 };
    expect(await (await fetch(at)).json()).toMatchObject(first);
    expect(await (await fetch(`${at}?version=1`)).json()).toMatchObject(first);
    expect((await fetch(`${at}?version=2`)).status).toBe(404);
    expect((await fetch(`${at}?version=first`)).status).toBe(400);
    await server.close();
  });

  it('serves the pages at their addresses, strictly, and the assets for ever', async () => {
    const root = join(folder, 'pages');
    mkdirSync(join(root, 'assets'), { recursive: true });
    for (const page of ['board', 'window', 'office', 'manager']) {
      writeFileSync(join(root, `${page}.html`), `<title>${page}</title>`);
    }
    writeFileSync(join(root, 'assets', 'board-1a2b.js'), 'export {};');
    const { server, url } = await startServer({ ...config(':memory:'), staticRoot: root });
    for (const [path, page] of [
      ['/board/yunxi', 'board'],
      ['/window', 'window'],
      ['/office/cases/1', 'office'],
      ['/manager', 'manager'],
    ] as const) {
      const reply = await fetch(`${url}${path}`);
      expect(await reply.text()).toContain(page);
      expect(reply.headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(reply.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await fetch(`${url}/assets/board-1a2b.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const home = await fetch(url, { redirect: 'manual' });
    expect(home.headers.get('location')).toBe('/board/yunxi');
    const outside = await fetch(`${url}/..%2f..%2fetc/passwd`);
    expect(outside.status).toBeGreaterThanOrEqual(400);
    await server.close();
  });

  it('has no schema that could not be compiled by the first who needs it', async () => {
    const { server, url } = await startServer({ ...config(':memory:'), schemas: 'at-start' });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    await server.close();
  });

  it('closes while boards listen and requests are on their way', async () => {
    const { server, person } = await startServer(config(':memory:'));
    const ticket = { queue: 'social-accept', channel: 'web' };
    const sent = Array.from({ length: 20 }, () =>
      person()
        .post('/api/halls/yunxi/tickets', ticket)
        .then(
          (reply) => reply.status,
          () => 'cut off',
        ),
    );
    await server.close();
    for (const outcome of await Promise.all(sent)) {
      expect([201, 503, 'cut off']).toContain(outcome);
    }
  });
});
