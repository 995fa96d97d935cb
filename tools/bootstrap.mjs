// Runs a command of the house on any machine with Node ≥ 20 and npm:
// installs what the lockfile names (only when it changed), puts the house's own
// Node 24 first on the PATH, then runs the command. Writes to standard error only,
// so that a command which answers a program keeps standard output to itself.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.banshi-stamp');
const lockDir = join(root, '.bootstrap-lock');
const say = (text) => process.stderr.write(`${text}\n`);

function fail(text) {
  say(text);
  process.exit(1);
}

/** What the installed tree depends on: the lockfile, the workspace file, every manifest. */
function stamp() {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  const manifests = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'package.json')))
    .map((entry) => join(entry.name, 'package.json'))
    .sort();
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

const installed = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();

/** Two commands started together must not install into each other. */
async function withLock(work) {
  const deadline = Date.now() + 600_000;
  for (;;) {
    try {
      mkdirSync(lockDir);
      break;
    } catch {
      const owner = Number(readPid());
      if (!alive(owner)) rmSync(lockDir, { recursive: true, force: true });
      else if (Date.now() > deadline)
        fail(
          `bootstrap: process ${owner} has been installing for ten minutes; stop it or remove .bootstrap-lock`,
        );
      else await new Promise((done) => setTimeout(done, 200));
    }
  }
  writeFileSync(join(lockDir, 'pid'), String(process.pid));
  try {
    return work();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

function readPid() {
  try {
    return readFileSync(join(lockDir, 'pid'), 'utf8');
  } catch {
    // The owner has made the directory and is about to write its number: it counts as alive for a second.
    return existsSync(lockDir) && Date.now() - statSync(lockDir).mtimeMs < 1000 ? process.pid : 0;
  }
}

function alive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function install() {
  if (installed()) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  say(`Setting up (${packageManager}; once, about half a minute) …`);
  const started = Date.now();
  const run = spawnSync(
    'npx',
    [
      '--yes',
      `--package=${packageManager}`,
      '--',
      'pnpm',
      'install',
      '--frozen-lockfile',
      '--reporter=append-only',
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      env: { ...process.env, CI: 'true', npm_config_loglevel: 'error' },
    },
  );
  if (run.status !== 0)
    fail(
      'bootstrap: installing failed; the lines above say why. Is the package registry reachable?',
    );
  writeFileSync(stampFile, stamp());
  say(`Ready after ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/** The Node of the lockfile where there is one for this machine, else the outer one if it is new enough. */
function nodeDirectory() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin');
  if (existsSync(join(packaged, 'node'))) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return dirname(process.execPath);
  return fail(
    `bootstrap: no packaged Node for ${process.platform}-${process.arch}, and this Node is ${process.versions.node}; install Node 24 or newer`,
  );
}

const [command, ...args] = process.argv.slice(2);
if (!command) fail('usage: node tools/bootstrap.mjs <command> [arguments]');
if (!installed()) await withLock(install);

const path = [nodeDirectory(), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);

const child = spawn(command, args, {
  cwd: root,
  stdio: 'inherit',
  env: {
    // Sources are run as they are: what Node makes of them is kept, which halves the start of a
    // command and saves each process the memory of the TypeScript reader.
    NODE_COMPILE_CACHE: join(modules, '.cache', 'node-compile'),
    ...process.env,
    PATH: path,
    BANSHI_CWD: process.env.INIT_CWD ?? process.cwd(),
  },
});
child.on('error', (error) => fail(`bootstrap: cannot run ${command}: ${error.message}`));
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  process.exit(code ?? 1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
// When npm is killed outright nobody forwards a signal: notice that the parent is gone and stop.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  }
}, 500).unref();
