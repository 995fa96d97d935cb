import { createCanvas } from '@napi-rs/canvas';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openPdf, readQr, renderPage } from '../paper/testing/index.ts';
import type { Person } from '../testing/http.ts';
import { eventually, number, serviceStory, type ServiceStory } from '../testing/service-story.ts';

const printed = async (story: ServiceStory, who: Person, path: string): Promise<Uint8Array> => {
  const answer = await fetch(`${story.server.url}${path}`, { headers: { cookie: who.cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('application/pdf');
  return new Uint8Array(await answer.arrayBuffer());
};

/** The first code that a phone reads on the first page, and where it leads. */
const scanned = async (pdf: Uint8Array): Promise<URL> => {
  const opened = await openPdf(pdf);
  const canvas = await renderPage(opened, 1, 2);
  await opened.loadingTask.destroy();
  const whole = createCanvas(canvas.width, canvas.height);
  whole.getContext('2d').drawImage(canvas, 0, 0);
  const read = readQr(whole, { x: 0, y: 0, width: whole.width, height: whole.height });
  return new URL(read ?? 'no-code:');
};

/** What the page behind a printed code asks the server. */
const follows = (story: ServiceStory, url: URL) => {
  const anybody = `${story.server.url}/api${url.pathname}${url.search}`;
  return fetch(anybody).then(async (answer) => ({
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown>,
  }));
};

async function withCertificate(story: ServiceStory) {
  const clerk = await story.person('clerk1');
  await story.submit({ item: 'endorsement' });
  const path = `/api/cases/${number(1)}`;
  for (const step of ['register', 'pre-check', 'accept', 'grant', 'finish', 'make-certificate'])
    expect((await clerk.post(`${path}/${step}`)).status).toBe(200);
  const found = await eventually(
    () => clerk.get(`${path}/certificate`),
    ({ status }) => status === 200,
  );
  expect(found.status).toBe(200);
  return { clerk, path };
}

describe('a certificate', () => {
  it('is printed as it was sealed, and the code on it leads to a page that calls it genuine', async () => {
    await using story = await serviceStory();
    const { clerk, path } = await withCertificate(story);
    const file = await printed(story, clerk, `${path}/certificate`);
    const url = await scanned(file);
    const genuine = await follows(story, url);
    expect(genuine.body).toMatchObject({
      verdict: 'genuine',
      number: `ZM${number(1)}`,
      name: { zh: '签注' },
      issuedOn: '2026-11-18',
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    expect(JSON.stringify(genuine.body)).not.toContain('林知夏');
  });

  it('has a slip whose code carries the digest of the file: one byte altered, and it says so', async () => {
    await using story = await serviceStory();
    const { clerk, path } = await withCertificate(story);
    const file = await printed(story, clerk, `${path}/certificate`);
    const slip = await scanned(await printed(story, clerk, `${path}/certificate/slip`));
    expect((await follows(story, slip)).body['verdict']).toBe('genuine');
    file[file.length - 20] = (file[file.length - 20] ?? 0) ^ 1;
    slip.searchParams.set('code', createHash('sha256').update(file).digest('hex'));
    const altered = await follows(story, slip);
    expect(altered.body).toEqual({ verdict: 'altered', number: `ZM${number(1)}` });
  });

  it('that was revoked is told from one that never was', async () => {
    await using story = await serviceStory();
    const { clerk, path } = await withCertificate(story);
    const url = await scanned(await printed(story, clerk, `${path}/certificate`));
    const manager = await story.person('manager1');
    const revoke = `/api/certificates/ZM${number(1)}/revoke`;
    expect((await clerk.post(revoke, { reason: '发错' })).status).toBe(403);
    expect((await manager.post(revoke, { reason: '发错' })).status).toBe(204);
    expect((await follows(story, url)).body).toMatchObject({
      verdict: 'revoked',
      revokedOn: '2026-11-18',
    });
    const other = new URL(url.href.replace(number(1), number(2)));
    expect((await follows(story, other)).body).toEqual({
      verdict: 'unknown',
      number: `ZM${number(2)}`,
    });
  });

  it('is verified without scripts too, in both languages, and what was typed is never mark-up', async () => {
    await using story = await serviceStory();
    const { clerk, path } = await withCertificate(story);
    const code = await scanned(await printed(story, clerk, `${path}/certificate`));
    const [, , own = ''] = code.pathname.split('/');
    const mark = code.searchParams.get('code') ?? '';
    const page = async (asked: Record<string, string>) => {
      const query = new URLSearchParams(asked).toString();
      const answer = await fetch(`${story.server.url}/verify-plain?${query}`);
      expect(answer.headers.get('content-type')).toContain('text/html');
      const text = await answer.text();
      return { verdict: /data-verdict="([a-z-]+)"/.exec(text)?.[1], text };
    };
    const genuine = await page({ number: ` ${own.toLowerCase()} `, code: mark });
    expect(genuine.verdict).toBe('genuine');
    expect(genuine.text).toContain('Genuine');
    expect((await page({ number: own, code: '0'.repeat(16) })).verdict).toBe('altered');
    expect((await page({ number: `ZM${'9'.repeat(21)}`, code: mark })).verdict).toBe('unknown');
    const odd = await page({ number: '<script>alert(1)</script>', code: '' });
    expect(odd.verdict).toBe('malformed');
    expect(odd.text).not.toContain('<script');
    const manager = await story.person('manager1');
    await manager.post(`/api/certificates/${own}/revoke`, { reason: '发错' });
    expect((await page({ number: own, code: mark })).verdict).toBe('revoked');
  });

  it('cannot be found by trying: after thirty wrong answers nobody there gets another one for a while', async () => {
    await using story = await serviceStory();
    const guess = (serial: number) =>
      follows(story, new URL(`http://x/verify/ZM${number(serial)}?code=${'0'.repeat(16)}`));
    for (let serial = 1; serial <= 30; serial += 1)
      expect((await guess(serial)).body['verdict']).toBe('unknown');
    expect(await guess(31)).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    story.clock.advance(15 * 60_000 + 1);
    expect((await guess(31)).status).toBe(200);
    const bad = await fetch(`${story.server.url}/api/verify/ZM1?code=<script>`);
    expect(bad.status).toBe(400);
  });
});

describe('a certificate at a terminal', () => {
  const applicant = { name: '林知夏', idNumber: '419902199304121424', card: 'citizen' };
  const other = { ...applicant, name: '王大山', idNumber: '41992119710830555X' };
  const certificate = `ZM${number(1)}`;
  const print = (story: ServiceStory, over: Record<string, unknown> = {}) =>
    story.terminal.post(`/api/terminals/${story.terminal.id}/certificates/${certificate}/print`, {
      applicant,
      password: '271828',
      serial: '001-000001',
      copies: 1,
      ...over,
    });

  it('is handed out as it was sealed, to its holder with the password on the slip, and to nobody else', async () => {
    await using story = await serviceStory();
    const { clerk, path } = await withCertificate(story);
    const mine = await story.terminal.post(`/api/terminals/${story.terminal.id}/my-certificates`, {
      applicant,
    });
    expect(mine.body['certificates']).toMatchObject([
      { number: certificate, proof: 'password', copiesLeft: 5 },
    ]);
    const theirs = await story.terminal.post(
      `/api/terminals/${story.terminal.id}/my-certificates`,
      {
        applicant: other,
      },
    );
    expect(theirs.body['certificates']).toEqual([]);

    expect((await print(story, { password: null })).body['code']).toBe('progress-wrong');
    expect((await print(story, { applicant: other })).body['code']).toBe('not-the-applicant');
    const answer = await print(story);
    const file = await printed(story, clerk, `${path}/certificate`);
    expect(answer.body['file']).toBe(Buffer.from(file).toString('base64'));
  });

  it('is printed five times a day at most: a lost answer counts once, what failed does not count', async () => {
    await using story = await serviceStory();
    await withCertificate(story);
    expect((await print(story, { copies: 3 })).body['copiesLeft']).toBe(2);
    expect((await print(story, { copies: 3 })).body['copiesLeft']).toBe(2);
    const second = { serial: '001-000002', copies: 3 };
    expect((await print(story, second)).body['code']).toBe('copies-used-up');
    const settled = await story.terminal.post(
      `/api/terminals/${story.terminal.id}/certificate-prints/001-000001`,
      {
        outcome: 'failed',
      },
    );
    expect(settled.status).toBe(204);
    expect((await print(story, second)).body['copiesLeft']).toBe(2);
  });
});
