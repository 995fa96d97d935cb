// `node tools/strangers/run.mjs [name…]`: lets implementations that were not written here talk to our
// drivers and simulators. What is not installed is skipped with one line that names the package.
//
//   apt-get install --no-install-recommends cups-ipp-utils dbus mbpoll nut-server sane-utils sane-airscan
//   npm install --global receiptio
//
// ippeveprinter wants a system bus (dbus-daemon --system) although it announces nothing.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../hardware-drivers/src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'banshi-strangers-'));
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

// Debian's /usr/sbin/upsd refuses to run before /etc/nut is set up: the program itself lies in /lib/nut.
const path = `/lib/nut:${process.env.PATH}:/usr/sbin:/sbin`;
const has = (program) => path.split(':').some((place) => existsSync(join(place, program)));

function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 90_000,
    ...options,
    env: { ...process.env, PATH: path, ...options.env },
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}${error ?? ''}` };
}
const device = (...words) => run(process.execPath, [main, ...words]);

function start(program, args, options = {}) {
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
async function simulator(...words) {
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

async function listening(port, patience = 10_000) {
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

function expect(what, result, good) {
  if (!good) throw new Error(`${what}\n${result.output.trim().split('\n').slice(-25).join('\n')}`);
}

const pdf = join(folder, 'page.pdf');
writeFileSync(pdf, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');

const strangers = {
  ipptool: {
    needs: { ipptool: 'cups-ipp-utils' },
    async meet() {
      const printer = await simulator('ipp', '--port', '0');
      const about = ['-tI', '-d', 'NOPRINT=1', '-d', 'filetype=application/pdf', '-f', pdf];
      const first = run('ipptool', [...about, printer.address, 'ipp-1.1.test']);
      expect('ipp-1.1.test', first, first.status === 0);
      // The sample documents of the next suite are not packaged: its first tests are what counts.
      const second = run('ipptool', [...about, printer.address, 'ipp-everywhere.test']);
      expect(
        'ipp-everywhere.test',
        second,
        /5100\.14.*\[PASS\]/.test(second.output) && !/\[FAIL\]/.test(second.output),
      );
      printer.stop();
      return `ipp-1.1: ${first.output.match(/Summary: .*/)?.[0] ?? ''}; ipp-everywhere attributes pass`;
    },
  },
  ippeveprinter: {
    needs: { ippeveprinter: 'cups-ipp-utils', 'dbus-daemon': 'dbus' },
    async meet() {
      if (!existsSync('/run/dbus/system_bus_socket'))
        return 'skipped: no system bus runs here (dbus-daemon --system --fork)';
      const port = 18_631;
      const formats = 'application/pdf,image/jpeg,image/pwg-raster';
      start('ippeveprinter', [
        '-r',
        'off',
        '-n',
        'localhost',
        '-p',
        String(port),
        '-k',
        '-d',
        folder,
        '-f',
        formats,
        'Stranger',
      ]);
      await listening(port);
      const printed = device('exec', 'ipp', `ipp://localhost:${port}/ipp/print`, 'print', pdf);
      expect('print', printed, printed.status === 0);
      return `our driver printed: ${printed.output.trim()}`;
    },
  },
  airscan: {
    needs: { scanimage: 'sane-utils and sane-airscan' },
    async meet() {
      const scanner = await simulator('escl', '--port', '0');
      await scanner.tell('load 2');
      writeFileSync(join(folder, 'dll.conf'), 'airscan\n');
      writeFileSync(
        join(folder, 'airscan.conf'),
        `[devices]\n"Kiosk" = ${scanner.address}/, eSCL\n[options]\ndiscovery = disable\n`,
      );
      const scanned = run(
        'scanimage',
        [
          '-d',
          'airscan:e0:Kiosk',
          '--source',
          'ADF',
          '--resolution',
          '100',
          '--format=png',
          `--batch=${folder}/page-%d.png`,
        ],
        { env: { SANE_CONFIG_DIR: folder } },
      );
      expect('two pages', scanned, existsSync(join(folder, 'page-2.png')));
      scanner.stop();
      return 'sane-airscan scanned two pages from the feeder';
    },
  },
  mbpoll: {
    needs: { mbpoll: 'mbpoll' },
    async meet() {
      const board = await simulator('lock-modbus', '--link', join(folder, 'relays'));
      const tty = [
        '-m',
        'rtu',
        '-b',
        '9600',
        '-P',
        'none',
        '-1',
        '-a',
        '1',
        join(folder, 'relays'),
      ];
      const on = run('mbpoll', ['-t', '0', '-r', '3', ...tty, '--', '1']);
      expect('write a coil', on, on.status === 0);
      // The door springs open a moment after its coil.
      let doors;
      for (let attempt = 0; attempt < 40; attempt += 1) {
        doors = await board.tell('doors');
        if (doors.value[2].open) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(
        'door 3 is open',
        { output: `${on.output}${JSON.stringify(doors)}` },
        doors.value[2].open,
      );
      const read = run('mbpoll', ['-t', '1', '-r', '1', '-c', '8', ...tty]);
      expect('read inputs', read, /\[3\]:\s+1/.test(read.output));
      board.stop();
      return 'mbpoll opened door 3 and read its contact, on a tty';
    },
  },
  nut: {
    needs: { upsd: 'nut-server', 'dummy-ups': 'nut-server' },
    async meet() {
      const port = 13_493;
      const conf = join(folder, 'nut');
      mkdirSync(conf);
      writeFileSync(
        join(conf, 'kiosk.dev'),
        'ups.status: OB LB DISCHRG\nbattery.charge: 12\nbattery.runtime: 90\n',
      );
      writeFileSync(
        join(conf, 'ups.conf'),
        `[kiosk]\ndriver = dummy-ups\nport = ${conf}/kiosk.dev\ndesc = "Kiosk UPS"\n`,
      );
      writeFileSync(join(conf, 'upsd.conf'), `LISTEN 127.0.0.1 ${port}\n`);
      writeFileSync(join(conf, 'upsd.users'), '');
      writeFileSync(join(conf, 'nut.conf'), 'MODE=netserver\n');
      const env = { NUT_CONFPATH: conf, NUT_STATEPATH: conf, NUT_ALTPIDPATH: conf };
      const as = process.getuid?.() === 0 ? ['-u', 'root'] : [];
      start('dummy-ups', ['-a', 'kiosk', '-D', ...as], { env });
      start('upsd', ['-D', ...as], { env });
      await listening(port);
      let read;
      for (let attempt = 0; attempt < 10; attempt += 1) {
        read = device('exec', 'nut', `tcp://127.0.0.1:${port}`, 'status');
        // Until the driver has its first data the UPS is said to WAIT.
        if (read.output.includes('battery')) break;
      }
      expect('status', read, read.output.includes('"source":"battery","low":true'));
      return `our driver read: ${read.output.trim()}`;
    },
  },
  receiptio: {
    needs: { receiptio: 'npm: receiptio' },
    async meet() {
      // receiptio knows no other port.
      const taken = await listening(9100, 1).then(
        () => true,
        () => false,
      );
      if (taken) return 'skipped: something else listens on port 9100';
      const printer = await simulator('escpos', '--port', '9100');
      const states = [];
      for (const [command, wanted] of [
        ['help', 100],
        ['cover-open on', 101],
      ]) {
        await printer.tell(command);
        const asked = run('receiptio', ['-d', '127.0.0.1', '-p', 'escpos', '-q']);
        expect(`exit ${wanted}`, asked, asked.status === wanted);
        states.push(asked.status);
      }
      printer.stop();
      return `receiptio saw ${states.join(', ')}`;
    },
  },
};

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, { needs, meet }] of Object.entries(strangers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const missing = Object.entries(needs).filter(([program]) => !has(program));
  if (missing.length > 0) {
    console.log(`- ${name}: skipped, install ${missing.map(([, from]) => from).join(', ')}`);
    continue;
  }
  try {
    console.log(`✓ ${name}: ${await meet()}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}: ${error.message}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
