import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export interface RealBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** One process a page is slower to start, and does not take the whole browser down with it. */
const fragile = new Set(['--single-process', '--no-zygote']);

/**
 * A real Chromium for page tests: the machine's own if it is on the PATH, else the one from the
 * registry (Linux x64). Answers one sentence where there is neither.
 */
export async function launchBrowser(): Promise<RealBrowser | { readonly missing: string }> {
  const scratch = mkdtempSync(join(tmpdir(), 'kiosk-ui-browser-'));
  const clean = (): void => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  const found = await find(scratch);
  if ('missing' in found) {
    clean();
    return found;
  }
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args, '--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
    headless: true,
    env: { ...process.env, TMPDIR: scratch, HOME: scratch },
  });
  const close = async (): Promise<void> => {
    await browser.close();
    clean();
  };
  return { browser, close };
}

async function find(
  scratch: string,
): Promise<
  { readonly path: string; readonly args: readonly string[] } | { readonly missing: string }
> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const which = spawnSync('which', [name], { encoding: 'utf8' });
    if (which.status === 0) return { path: which.stdout.trim(), args: ['--disable-gpu'] };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      missing: `no Chromium on the PATH, and none packaged for ${process.platform}-${process.arch}`,
    };
  }
  // It unpacks itself into TMPDIR; a private one keeps runs apart.
  const outer = process.env['TMPDIR'];
  process.env['TMPDIR'] = scratch;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    packaged.setGraphicsMode = false;
    const path = await packaged.executablePath();
    return { path, args: packaged.args.filter((flag) => !fragile.has(flag)) };
  } finally {
    if (outer === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = outer;
  }
}
