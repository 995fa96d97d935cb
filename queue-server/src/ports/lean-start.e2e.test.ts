import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'banshi-lean-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = join(folder, 'program.ts');
writeFileSync(
  program,
  `import { holdsTypeStripper, startOverLean } from ${JSON.stringify(new URL('lean-start.ts', import.meta.url).href)};
const config: object = { databaseUrl: undefined };
await startOverLean(config as Parameters<typeof startOverLean>[0]);
console.log(JSON.stringify({ pid: process.pid, words: process.argv.slice(2), holds: holdsTypeStripper() }));`,
);

async function run(cache: string | undefined): Promise<{ pid: number | undefined; said: unknown }> {
  const child = spawn(process.execPath, [program, 'a', 'b c'], {
    // Empty: nothing is kept, whatever runs this test.
    env: { ...process.env, NODE_COMPILE_CACHE: cache ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const part of child.stdout) text += String(part);
  return { pid: child.pid, said: JSON.parse(text) };
}

describe('a start', () => {
  it.skipIf(process.execve === undefined)(
    'that had to strip types starts over without what strips them, in the same process',
    async () => {
      const cache = join(folder, 'cache');
      for (const time of ['first', 'second']) {
        const { pid, said } = await run(cache);
        expect(said, time).toEqual({ pid, words: ['a', 'b c'], holds: false });
      }
    },
  );

  it('goes on as it is where nothing is kept', async () => {
    const { pid, said } = await run(undefined);
    expect(said).toEqual({ pid, words: ['a', 'b c'], holds: true });
  });
});
