// @vitest-environment node
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test as base, vi } from 'vitest';
import { phrase } from '../../speech/phrase.ts';
import { launchBrowser, type RealBrowser } from '../../testing/browser.ts';
import { steps } from './samples.ts';

/** The built gallery in a real browser: every screen measured in millimetres and read by axe. */
vi.setConfig({ testTimeout: 60_000 });
const room = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
let server: Server;
let real: RealBrowser;
let origin: string;

const launched = await launchBrowser();
if ('missing' in launched)
  process.stderr.write(`Gallery not walked: ${launched.missing}
`);
else real = launched;
const test = base.skipIf('missing' in launched);

beforeAll(async () => {
  if ('missing' in launched) return;
  await build({
    root: room,
    configFile: join(room, 'vite.config.ts'),
    mode: 'gallery',
    logLevel: 'error',
    build: { outDir: folder },
  });
  server = createServer((request, response) => {
    const file = join(folder, new URL(request.url ?? '/', 'http://gallery').pathname);
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
  rmSync(folder, { recursive: true, force: true });
});

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };

async function open(viewport: typeof portrait, query: string): Promise<Page> {
  // Layout is measured in CSS pixels; painting it small keeps a software renderer quick.
  const page = await real.browser.newPage({
    viewport,
    reducedMotion: 'reduce',
    deviceScaleFactor: 0.2,
  });
  await page.goto(`${origin}/gallery.html?${query}`);
  await page.waitForSelector('h1');
  return page;
}

interface Finding {
  readonly query: string;
  readonly what: string;
}

/** Shows each query in turn and measures; runs in the page, so it is one journey for all screens. */
function measure(
  page: Page,
  queries: readonly string[],
  pixelsPerMillimetre: number,
  reachFrom: number,
): Promise<readonly Finding[]> {
  return page.evaluate(
    async ({ queries, pixelsPerMillimetre, reachFrom }) => {
      const findings: { query: string; what: string }[] = [];
      const show = (window as unknown as { show: (query: string) => Promise<void> }).show;
      for (const query of queries) {
        await show(query);
        // Drawn at the first turn; at the second, what depends on measured heights.
        for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done));
        const say = (what: string): unknown => findings.push({ query, what });
        if (document.documentElement.scrollWidth > innerWidth) say('wider than the screen');
        for (const element of document.querySelectorAll<HTMLElement>('button, input')) {
          const box = element.getBoundingClientRect();
          const name = (element.getAttribute('aria-label') ?? element.textContent)
            .trim()
            .slice(0, 30);
          const least = 20 * pixelsPerMillimetre;
          if (box.height < least)
            say(`"${name}" is ${(box.height / pixelsPerMillimetre).toFixed(1)} mm high`);
          if (box.left < -1 || box.right > innerWidth + 1)
            say(`"${name}" leaves the screen sideways`);
          if (element.closest('.scroll-frame')) continue;
          if (box.bottom > innerHeight + 1) say(`"${name}" leaves the screen below`);
          if (box.top < reachFrom) say(`"${name}" is out of reach at ${Math.round(box.top)} px`);
        }
        for (const element of document.querySelectorAll<HTMLElement>(
          'p, li, dt, dd, h1, h2, button, span',
        )) {
          if (!element.textContent.trim() || element.closest('.spoken-only, svg')) continue;
          const size = Number.parseFloat(getComputedStyle(element).fontSize);
          const capital = (size * 0.733) / pixelsPerMillimetre;
          if (capital < 5)
            say(
              `"${element.textContent.trim().slice(0, 20)}" has ${capital.toFixed(1)} mm capitals`,
            );
        }
      }
      return findings;
    },
    { queries, pixelsPerMillimetre, reachFrom },
  );
}

/** Every step with these flags. English is the longer language, so large letters are tried with it. */
const everyStep = (flags: string): string[] => [
  ...steps.map((step) => `step=${step}${flags}`),
  `step=scan&sight=good&other-side${flags}`,
  `step=materials&sheet=failed${flags}`,
  `step=choose-compartment&sheet=failed${flags}`,
  `step=not-eligible&sheet=printed${flags}`,
  `step=choose-compartment&sheet=sent${flags}`,
  `step=submitted&sheet=unknown${flags}`,
  `step=draft-kept&sheet=unknown${flags}`,
  `step=help&sheet=unknown${flags}`,
  `step=staff&sheet=failed${flags}`,
  `step=form&idle${flags}`,
];

test('standing: every screen in every mode fits, with targets of 20 mm and letters of 5 mm', async () => {
  const page = await open(portrait, 'step=attract');
  const queries = ['', '&lang=en&voice', '&lang=en&elder', '&elder&trouble'].flatMap(everyStep);
  expect(await measure(page, queries, 2.71, 0)).toEqual([]);
  await page.close();
});

test('low position: everything that can be touched lies within the lowest 1,000 px', async () => {
  const page = await open(portrait, 'step=attract&low');
  const queries = ['&low', '&lang=en&low&elder'].flatMap(everyStep);
  expect(await measure(page, queries, 2.71, 919)).toEqual([]);
  await page.close();
});

test('seated workbench: every screen fits at 1920 by 1080', async () => {
  const page = await open(landscape, 'step=attract&landscape');
  expect(await measure(page, everyStep('&landscape'), 3.61, 0)).toEqual([]);
  const hardest = everyStep('&landscape&lang=en&elder&low');
  expect(await measure(page, hardest, 3.61, 79)).toEqual([]);
  await page.close();
});

test('a field is edited in a dialog that fits, with its keys within reach', async () => {
  const shapes = [
    [portrait, '&elder', 0],
    [portrait, '&low&elder', 910],
    [landscape, '&landscape&elder', 0],
  ] as const;
  for (const [viewport, flags, reachFrom] of shapes) {
    const page = await open(viewport, `step=form${flags}`);
    // The address: the keyboard with pinyin is the tallest.
    await page
      .locator('.field-value')
      .last()
      .evaluate((field: HTMLElement) => field.click());
    await page.waitForSelector('dialog');
    const found = await page.evaluate(() => {
      const dialog = document.querySelector('dialog');
      const keys = [...(dialog?.querySelectorAll('button') ?? [])].map((key) =>
        key.getBoundingClientRect(),
      );
      return {
        hidden: (dialog?.scrollHeight ?? 0) - (dialog?.clientHeight ?? 0),
        top: Math.min(...keys.map(({ top }) => top)),
        bottom: Math.max(...keys.map(({ bottom }) => bottom)),
      };
    });
    expect(found.hidden, flags).toBeLessThanOrEqual(0);
    expect(found.top, flags).toBeGreaterThanOrEqual(reachFrom);
    expect(found.bottom, flags).toBeLessThanOrEqual(viewport.height);
    await page.close();
  }
});

test('axe finds nothing on any screen, in plain and in high contrast, nor in dialogs', async () => {
  const page = await open(portrait, 'step=attract');
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const queries = [
    ...steps.map((step) => `step=${step}`),
    ...steps.map((step) => `step=${step}&lang=en&contrast`),
    'step=form&idle',
    'step=identify&trouble',
    'step=menu&rest',
    'step=scan&sight=good',
  ];
  const findings = await page.evaluate(async (all) => {
    interface Result {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }
    const { axe, show } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: readonly Result[] }> };
      show: (query: string) => Promise<void>;
    };
    const found: string[] = [];
    for (const query of all) {
      await show(query);
      for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done));
      const { violations } = await axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      for (const { id, nodes } of violations) {
        found.push(`${query}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      }
    }
    return found;
  }, queries);
  expect(findings).toEqual([]);
  await page.close();
});

test('the keyboard alone reaches every control, in reading order', async () => {
  const page = await open(portrait, 'step=notice');
  const names: string[] = [];
  for (let press = 0; press < 9; press += 1) {
    await page.keyboard.press('ArrowDown');
    names.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
  }
  expect(names).toEqual([
    '退出',
    '求助',
    '不同意，退出',
    '我已了解，继续',
    'English',
    '长辈模式',
    '低位操作',
    '高对比度',
    '语音播报',
  ]);
  await page.close();
});

test('with the voice on, each screen is spoken, shown, and interrupted by a touch', async () => {
  const page = await open(portrait, 'step=identify&voice');
  const transcript = () =>
    page.evaluate(
      () => document.querySelector<HTMLElement>('.terminal')?.dataset['transcript'] ?? '',
    );
  await expect.poll(transcript, { timeout: 10_000 }).toContain('请把身份证放在读卡区');
  expect(await page.textContent('.caption')).not.toBe('');
  await page.evaluate(() =>
    (window as unknown as { show: (q: string) => void }).show('step=ticket&voice'),
  );
  await expect.poll(transcript, { timeout: 10_000 }).toContain('A 0 1 2');
  await page.close();
});

test('a call is really played, and a clip nobody recorded is silent', async () => {
  const page = await open(portrait, 'step=ticket');
  const clips = phrase({ kind: 'call', number: 'A012', window: '3' }, 'zh').slice(0, 2);
  const played = await page.evaluate(async (ids) => {
    const { play } = window as unknown as { play: (ids: readonly string[]) => Promise<string> };
    const outcome = await play(ids);
    return { outcome, unknown: await play(['no/such-clip']) };
  }, clips);
  expect(played).toEqual({ outcome: 'spoken', unknown: 'silent' });
  await page.close();
});

test('the terminal page loads less than 150 kB of script at first, and none of another page', () => {
  const html = readFileSync(join(folder, 'terminal.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length,
    0,
  );
  expect(bytes).toBeLessThan(150_000);
  expect(scripts.join()).not.toMatch(/pinyin|echarts|naive|manager|office/);
});
