import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const room = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(room, '../docs/writing-a-driver.md'), 'utf8');
const files = [...page.matchAll(/^```(?:ts|json) (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, name = '', text = '']) => ({ name, text }),
);

let project = '';
let copy = '';
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'banshi-walkthrough-'));
  copy = join(project, 'hardware-drivers');
  cpSync(join(room, 'src'), join(copy, 'src'), { recursive: true });
  symlinkSync(join(room, 'node_modules'), join(copy, 'node_modules'));
  symlinkSync(join(room, '../node_modules'), join(project, 'node_modules'));
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }\n');
  for (const { name, text } of files) {
    mkdirSync(dirname(join(copy, 'src', name)), { recursive: true });
    writeFileSync(join(copy, 'src', name), text);
  }
  // Step 5 of the page: into the registry.
  const index = join(copy, 'src/drivers/index.ts');
  const registry = readFileSync(index, 'utf8')
    .replace('import', "import { lockExample } from './lock-example/driver.ts';\nimport")
    .replace(/(drivers: readonly Driver\[\] = \[)/, '$1lockExample, ');
  writeFileSync(index, registry);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

it('the made-up board of docs/writing-a-driver.md obeys every law', { timeout: 60_000 }, () => {
  expect(files.map(({ name }) => name)).toEqual([
    'drivers/lock-example/driver.ts',
    'drivers/lock-example/lock-example.vectors.json',
    'simulators/locks/lock-example.ts',
    'drivers/lock-example/lock-example.laws.test.ts',
  ]);
  const vitest = join(room, '../node_modules/vitest/vitest.mjs');
  const report = join(project, 'report.json');
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')),
  );
  const run = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', copy, '--reporter=json', `--outputFile=${report}`, 'lock-example'],
    { encoding: 'utf8', cwd: copy, env },
  );
  const result: unknown = JSON.parse(readFileSync(report, 'utf8'));
  expect(result, run.stdout + run.stderr).toMatchObject({ success: true, numFailedTests: 0 });
});
