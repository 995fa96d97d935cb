import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Request } from 'playwright-core';
import { build } from 'vite';
import type { RealBrowser } from '../../testing/browser.ts';
import { answers } from './page-answers.ts';

const room = fileURLToPath(new URL('../../../', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The pages as they are built, on a port of their own. */
export interface BuiltPages {
  readonly origin: string;
  readonly close: () => void;
}

export async function buildPages(): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  await build({
    root: room,
    configFile: join(room, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://pages');
    const page = pageOf(pathname);
    const file = join(folder, page === undefined ? pathname : `${page}.html`);
    if (!existsSync(file)) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function pageOf(pathname: string): string | undefined {
  if (pathname === '/' || pathname === '/papers') return 'bench';
  if (/^\/(book|my-booking)\b/.test(pathname)) return 'booking';
  return /^\/(board|window|office|manager|my-ticket|verify)\b/.exec(pathname)?.[1];
}

export interface Visit {
  readonly page: Page;
  readonly posts: Request[];
  readonly errors: string[];
}

/** Opens a page over the samples of `page-answers.ts`; `down`: its server is gone. */
export async function visitPage(
  real: RealBrowser | undefined,
  url: string,
  language: 'zh' | 'en',
  down: boolean,
): Promise<Visit> {
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
  await page.goto(url);
  return { page, posts, errors };
}

/** What axe finds, as short lines a person can act on. */
export async function findings(page: Page): Promise<readonly string[]> {
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
