import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// What every meeting needs: programs, simulators of ours, patience.
const main = fileURLToPath(new URL('../../hardware-drivers/src/cli/main.ts', import.meta.url));
export const folder = mkdtempSync(join(tmpdir(), 'banshi-strangers-'));
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

// Debian's /usr/sbin/upsd refuses to run before /etc/nut is set up: the program itself lies in /lib/nut.
const path = `/lib/nut:${process.env.PATH}:/usr/sbin:/sbin`;
export const has = (program) => path.split(':').some((place) => existsSync(join(place, program)));

export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 90_000,
    ...options,
    env: { ...process.env, PATH: path, ...options.env },
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}${error ?? ''}` };
}
export const device = (...words) => run(process.execPath, [main, ...words]);

export function start(program, args, options = {}) {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, PATH: path, ...options.env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.stderr.resume();
  return child;
}

/** A simulator of ours; `tell` types a command and waits for its answer. */
export async function simulator(...words) {
  const child = start(process.execPath, [main, 'simulate', ...words]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const { address } = await next();
  return {
    address,
    async tell(command) {
      child.stdin.write(`${command}\n`);
      return await next();
    },
    stop: () => child.kill(),
  };
}

export async function listening(port, patience = 10_000) {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const open = await new Promise((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' });
      socket.once('connect', () => resolve(socket.end() !== undefined));
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on port ${port}`);
}

export function expect(what, result, good) {
  if (!good) throw new Error(`${what}\n${result.output.trim().split('\n').slice(-25).join('\n')}`);
}

/** Asks again until it is so. */
export async function until(what, done, patience = 15_000) {
  const limit = Date.now() + patience;
  while (!(await done())) {
    if (Date.now() > limit) throw new Error(`${what} did not happen in ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const pdf = join(folder, 'page.pdf');
writeFileSync(pdf, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
