// `npm test`: every check, in one go, with one closing line that counts what ran.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shareLines } from './test-shares.mjs';

const started = Date.now();
const seconds = () => ((Date.now() - started) / 1000).toFixed(0).padStart(3);
const count = { passed: 0, failed: 0, skipped: 0 };
const workspace = mkdtempSync(join(tmpdir(), 'banshi-check-'));
process.on('exit', () => rmSync(workspace, { recursive: true, force: true }));

/** Runs one command; its output is shown only when it fails, so that a good run reads as a short list. */
function run(name, command, args, { quiet = true } = {}) {
  return new Promise((done) => {
    process.stdout.write(`[${seconds()} s] ${name} …\n`);
    const child = spawn(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('exit', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      done(code === 0);
    });
  });
}

async function check(name, script) {
  const ok = await run(name, 'node', ['--run', script]);
  count[ok ? 'passed' : 'failed'] += 1;
  if (!ok) process.stdout.write(`✗ ${name} failed\n`);
}

await check('types', 'inside:types');
await check('lint', 'inside:lint');
await check('format', 'inside:format');
await check('licences', 'inside:licences');
await check('build of the touch UI', 'inside:build-ui');

const report = join(workspace, 'vitest.json');
const args = [
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
await run('tests', 'vitest', args, { quiet: false });

const slow = [];
const skips = [];
let shares = [];
try {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  shares = shareLines(testResults, process.cwd());
  for (const file of testResults) {
    // A file that could not even be loaded has no assertions; it is one failure.
    if (file.status === 'failed' && file.assertionResults.length === 0) count.failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'failed') count.failed += 1;
      else {
        count.skipped += 1;
        skips.push(test.fullName);
      }
      slow.push({ ms: test.duration ?? 0, name: test.fullName });
    }
  }
} catch (error) {
  process.stdout.write(`✗ the test run left no report: ${error.message}\n`);
  count.failed += 1;
}

process.stdout.write('\nTen slowest tests:\n');
for (const { ms, name } of slow.sort((a, b) => b.ms - a.ms).slice(0, 10)) {
  process.stdout.write(`  ${(ms / 1000).toFixed(2).padStart(6)} s  ${name}\n`);
}
process.stdout.write('\nWhat they took in the files of:\n');
for (const line of shares) process.stdout.write(`  ${line}\n`);
for (const name of skips) process.stdout.write(`Skipped: ${name}\n`);
process.stdout.write(`\nAll checks took ${seconds().trim()} s.\n`);
process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
process.exit(count.failed > 0 ? 1 : 0);
