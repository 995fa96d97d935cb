// @vitest-environment node
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Request } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test as base, vi } from 'vitest';
import { sampleHall } from '../server/testing/sample-hall.ts';
import { launchBrowser, type RealBrowser } from '../testing/browser.ts';
import { answers, bookable, openHall } from './testing/page-answers.ts';
import { sampleVerification } from './testing/paper-samples.ts';
import { sampleCase } from './testing/samples.ts';

/** The built pages in a real browser, over typed samples of the server's data: looked at by axe, pressed by hand. */
vi.setConfig({ testTimeout: 60_000 });
const room = fileURLToPath(new URL('../../', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const launched = await launchBrowser();
if ('missing' in launched) process.stderr.write(`Staff pages not walked: ${launched.missing}\n`);
const real: RealBrowser | undefined = 'missing' in launched ? undefined : launched;
const test = base.skipIf(real === undefined);
let server: Server;
let origin: string;
let folder: string;

beforeAll(async () => {
  if (real === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  await build({
    root: room,
    configFile: join(room, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://pages');
    const page =
      pathname === '/' || pathname === '/papers'
        ? 'bench'
        : /^\/(book|my-booking)\b/.test(pathname)
          ? 'booking'
          : /^\/(board|window|office|manager|my-ticket|verify)\b/.exec(pathname)?.[1];
    const file = join(folder, page === undefined ? pathname : `${page}.html`);
    if (!existsSync(file)) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  await real?.close();
  server?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Visit {
  readonly page: Page;
  readonly posts: Request[];
  readonly errors: string[];
}

async function visit(path: string, language: 'zh' | 'en' = 'zh', down = false): Promise<Visit> {
  if (real === undefined) throw new Error('no browser');
  const page = await real.browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // Nobody looks at the pixels here: painting them small keeps a software renderer quick.
    deviceScaleFactor: 0.25,
  });
  const posts: Request[] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript((tongue) => {
    localStorage.clear();
    localStorage.setItem('banshi.language', tongue);
  }, language);
  await page.route('**/socket.io/**', (route) => route.abort());
  await page.route('**/api/**', (route) => {
    const request = route.request();
    if (request.method() === 'POST') posts.push(request);
    const { pathname } = new URL(request.url());
    if (down) return route.abort();
    if (/\/api\/(files|pictures)\/|\.png$/.test(pathname))
      return route.fulfill({ body: pixel, contentType: 'image/png' });
    const found = answers.find(([pattern]) => pattern.test(pathname));
    return found === undefined
      ? route.fulfill({ status: 404, json: { code: 'not-found' } })
      : route.fulfill({ json: found[1] });
  });
  await page.goto(`${origin}${path}`);
  return { page, posts, errors };
}

/** What axe finds, as short lines a person can act on. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // Put there by the script above.
    const { axe: reader } = globalThis as unknown as {
      axe: {
        run(of: Document): Promise<{
          violations: { id: string; nodes: { html: string }[] }[];
        }>;
      };
    };
    const { violations } = await reader.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  });
}

const walks: readonly (readonly [path: string, shown: string])[] = [
  ['/board/yunxi', '.call-row'],
  ['/board/yunxi?layout=window&window=3', '[data-window-sign]'],
  ['/window', '[data-window="9"]'],
  ['/window?window=9', '[data-act="next"]'],
  ['/window/evaluator?window=9', '[data-evaluator="idle"]'],
  ['/office', '[data-case]'],
  [`/office#/cases/${sampleCase.number}`, '[data-deadline]'],
  ['/office#/lockers/yunxi-a', '[data-deposit]'],
  ['/office#/code', '.code-page'],
  ['/manager', '[data-terminal]'],
  ['/my-ticket/secret', '[data-ticket-state]'],
  [`/verify/${sampleVerification.number}?code=${'0'.repeat(16)}`, '[data-verdict="genuine"]'],
  ['/papers', '[data-paper]'],
  ['/book', '[data-hall]'],
  ['/book/yunxi', '[data-queue]'],
  ['/book/yunxi/social', '[data-slot]'],
  [`/book/yunxi/social/${encodeURIComponent(bookable)}`, 'input[name="contact"]'],
  ['/my-booking/secret', '[data-code]'],
  ['/', '[data-thing]'],
];

test.each(walks)(
  '%s has nothing that axe objects to, in Chinese and in English',
  async (path, shown) => {
    for (const language of ['zh', 'en'] as const) {
      const { page, errors } = await visit(path, language);
      await page.waitForSelector(shown);
      expect(await findings(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    }
  },
);

test('the manager’s pages behind the first have nothing that axe objects to, in both languages', async () => {
  const parts = [
    ['/records', '[data-act]'],
    ['/settings/windows', '[data-rule]'],
    ['/settings/screens', '[data-board-preview]'],
    ['/settings/queues', '[data-queue-editor]'],
    ['/settings/calendar', '[data-coming]'],
    ['/settings/history', '[data-version]'],
  ] as const;
  for (const language of ['zh', 'en'] as const) {
    const { page, errors } = await visit('/manager', language);
    for (const [part, shown] of parts) {
      await page.evaluate((to) => (location.hash = to), part);
      await page.waitForSelector(shown);
      expect([part, await findings(page)]).toEqual([part, []]);
    }
    expect(errors).toEqual([]);
    await page.close();
  }
});

test('three quick presses of F2, and one held down, call one ticket', async () => {
  const { page, posts } = await visit('/window?window=9');
  await page.waitForSelector('[data-state="open"]');
  for (let i = 0; i < 3; i++) await page.keyboard.press('F2');
  await page.keyboard.down('F2');
  await page.keyboard.down('F2');
  await page.waitForSelector('[data-number]');
  await page.keyboard.press('F2');
  expect(posts.map((request) => new URL(request.url()).pathname)).toEqual([
    '/api/halls/yunxi/windows/9/next',
  ]);
  expect(posts[0]?.headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  await page.close();
});

test('a clerk who may not call says so in words, and the ticket at the window stays', async () => {
  const { page } = await visit('/window?window=9');
  await page.waitForSelector('[data-state="open"]');
  await page.keyboard.press('F2');
  await page.waitForSelector('[data-number]');
  await page.route('**/recall', (route) =>
    route.fulfill({
      status: 409,
      json: {
        code: 'recall-limit',
        words: { zh: '重呼次数已到，请按过号处理', en: 'Called often enough' },
      },
    }),
  );
  await expect
    .poll(
      async () => {
        await page.keyboard.press('F3');
        return page.textContent('.console-work .refusal-note');
      },
      { timeout: 15_000, interval: 700 },
    )
    .toContain('重呼次数已到');
  expect(await page.textContent('[data-number]')).toBe('B032');
  await page.close();
});

test('a board whose server is gone shows the last good picture and its age, and no error', async () => {
  const { page } = await visit('/board/yunxi', 'zh', true);
  await page.waitForSelector('.call-none');
  await page.addInitScript(
    ([view, trueAt]) =>
      localStorage.setItem('banshi.board.yunxi', JSON.stringify({ view, trueAt })),
    [sampleHall, Date.now() - 300_000] as const,
  );
  await page.reload();
  await page.waitForSelector('[data-age]');
  expect(await page.textContent('[data-age]')).toContain('5 分钟前');
  expect(await page.textContent('[data-current-call]')).toContain('B031');
  expect(await page.textContent('body')).not.toMatch(/error|错误|失败|undefined/i);
  await page.close();
});

test('a clerk without a mouse sends a visit on to another service by its letter', async () => {
  const { page, posts } = await visit('/window?window=9');
  await page.waitForSelector('[data-state="open"]');
  await page.keyboard.press('F2');
  await page.waitForSelector('[data-number]');
  await page.keyboard.press('Shift+F6');
  await page.waitForSelector('.modal-box');
  const [queue] = openHall.queues;
  await page.keyboard.press(queue?.prefix ?? '');
  await page.waitForSelector('.modal-box', { state: 'detached' });
  const last = posts.at(-1);
  expect(last?.url()).toContain('/continue');
  expect(last?.postDataJSON()).toEqual({ add: [queue?.id] });
  await page.close();
});

test('a manager changes a window by keyboard, says why, and only what differs is sent', async () => {
  const { page, posts } = await visit('/manager#/settings/windows', 'en');
  await page.waitForSelector('[data-editor="1"]');
  await page.focus('[data-editor="1"] [data-chip="tax"]');
  await page.keyboard.press('Space');
  await page.focus('[data-save]');
  await page.keyboard.press('Enter');
  await page.fill('[name="reason"]', 'Monday');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.modal-box', { state: 'detached' });
  expect(posts.map((request) => request.postDataJSON() as unknown)).toEqual([
    {
      version: 2,
      reason: 'Monday',
      from: 'now',
      change: { windows: { '1': { serves: ['social', 'tax'] } } },
    },
  ]);
  await page.close();
});

test('a board with one call or eight, of either language and either way up, cuts nothing off', async () => {
  const { page } = await visit('/board/yunxi');
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const calls of [1, 7])
      for (const language of ['zh', 'en']) {
        const long = {
          zh: '国家税务与社会保险费征缴综合服务',
          en: 'Tax and social insurance services',
        };
        const view = {
          ...openHall,
          calls: openHall.calls.slice(0, calls),
          queues: openHall.queues.map((queue) => ({ ...queue, name: long })),
        };
        await page.route('**/api/halls/yunxi', (route) => route.fulfill({ json: view }));
        await page.goto(`${origin}/board/yunxi?lang=${language}&calls=${calls}`);
        await page.waitForSelector('.queue-row');
        const cut = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              '.queue-name, .queue-row, .call-row, .call-line, .hall-board',
            ),
          ]
            .filter((one) => one.scrollWidth > one.clientWidth + 1)
            .map((one) => one.className),
        );
        expect([width, calls, language, cut]).toEqual([width, calls, language, []]);
      }
  }
  await page.close();
});
