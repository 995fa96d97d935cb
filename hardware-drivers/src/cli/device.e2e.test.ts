import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'banshi-device-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a person would; the JSON is what it printed. */
function device(...words: string[]): Promise<{ code: number | null; json: unknown }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      try {
        resolve({ code, json: out === '' ? undefined : JSON.parse(out) });
      } catch {
        reject(new Error(`not JSON: ${out}`));
      }
    });
  });
}

/** A simulator in a process of its own, spoken to line by line. */
async function simulator(...words: string[]) {
  const child = spawn(process.execPath, [main, 'simulate', ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> =>
    JSON.parse(String((await lines.next()).value));
  const { address } = await next();
  return {
    address: String(address),
    async tell(line: string) {
      child.stdin.write(`${line}\n`);
      return await next();
    },
    async [Symbol.asyncDispose]() {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.stdin.end('quit\n');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await gone;
      clearTimeout(impatient);
    },
  };
}

const cabinet = [
  'polarity=open-is-11',
  'byteOrder=lowest-last',
  'statusBytes=3',
  'pushReports=false',
  'openWithinMs=400',
].flatMap((setting) => ['--profile', setting]);

describe('the device command', () => {
  it('lists drivers with what they need', async () => {
    const { code, json } = await device('list');
    expect(code).toBe(0);
    expect(json).toContainEqual(
      expect.objectContaining({
        driver: 'lock-8a80',
        capability: 'locker',
        maturity: 'captured',
        profile: expect.objectContaining({
          polarity: {
            required: true,
            allowed: ['open-is-00', 'open-is-11'],
            help: expect.any(String),
          },
        }),
      }),
    );
  });

  it('refuses what is wrong before opening anything, and says what is allowed', async () => {
    const [profile, ...others] = await Promise.all([
      device('exec', 'lock-8a80', 'serial:/dev/null', 'unlock', '1'),
      device('exec', 'lock-9000', 'serial:/dev/null', 'doors'),
      device('fly'),
    ]);
    expect(profile).toMatchObject({
      code: 2,
      json: {
        error: {
          code: 'usage',
          problems: [
            { path: '/profile/polarity', allowed: ['open-is-00', 'open-is-11'] },
            {},
            {},
            {},
          ],
        },
      },
    });
    for (const other of others) {
      expect(other).toMatchObject({ code: 2, json: { error: { code: 'usage' } } });
    }
  });

  it('lights a lamp', async () => {
    await using module = await simulator('modbus-io', '--port', '0');
    const lamps = ['--profile', 'lamps=slot:5,strip:!6'];
    expect(
      await device('exec', 'modbus-io', module.address, 'light', 'slot', 'on', ...lamps),
    ).toEqual({ code: 0, json: { name: 'slot', state: 'on', outcome: 'succeeded' } });
  });

  it('says of a device that is silent what it did not answer', async () => {
    await using ups = await simulator('nut', '--port', '0');
    await ups.tell('mute');
    expect(
      await device('exec', 'nut', ups.address, 'status', '--profile', 'answerTimeoutMs=100'),
    ).toMatchObject({ code: 3, json: { error: { code: 'no-answer' } } });
  });

  it('decodes a capture without losing a byte', async () => {
    const { code, json } = await device('decode', 'lock-8a80', 'fafd 800100000233b0');
    expect(code).toBe(0);
    expect(json).toEqual([
      { kind: 'discarded', bytes: 'fafd', why: 'no frame starts here' },
      {
        kind: 'frame',
        bytes: '800100000233b0',
        direction: 'device->host',
        meaning: 'board 1, all locks: status 00 00 02',
      },
    ]);
  });

  it('says that nothing is there', async () => {
    expect(await device('exec', 'sam-id-reader', `serial:${folder}/nothing`, 'read')).toMatchObject(
      { code: 3, json: { error: { code: 'cannot-open' } } },
    );
  });

  it.skipIf(!existsSync('/usr/bin/script'))(
    'reads, opens, fails and does not know, each with its exit code',
    async () => {
      await using reader = await simulator('sam-id-reader', '--link', `${folder}/reader`);
      expect(await reader.tell('lay citizen')).toEqual({ ok: true });
      expect(await device('exec', 'sam-id-reader', reader.address, 'read')).toMatchObject({
        code: 0,
        json: { card: 'citizen', number: '11010519491231002X' },
      });

      await using boards = await simulator('lock-8a80');
      const unlock = (door: string) =>
        device('exec', 'lock-8a80', boards.address, 'unlock', door, ...cabinet);
      expect(await unlock('3')).toEqual({
        code: 0,
        json: { board: 1, door: 3, outcome: 'succeeded' },
      });
      expect(await boards.tell('doors')).toMatchObject({
        value: expect.arrayContaining([expect.objectContaining({ door: 3, open: true })]),
      });
      await boards.tell('jam 4');
      expect(await unlock('4')).toMatchObject({
        code: 3,
        json: { board: 1, door: 4, outcome: 'failed', because: { code: 'door-did-not-open' } },
      });
      expect(await unlock('77')).toMatchObject({ code: 2 });
      const doors = await device('exec', 'lock-8a80', boards.address, 'doors', ...cabinet);
      expect(doors.json).toContainEqual({ board: 1, door: 3, state: 'open' });
      expect(await boards.tell('nonsense')).toMatchObject({ ok: false });
    },
  );

  it('prints, and does not know when the paper ends in the middle', async () => {
    await using printer = await simulator('escpos', '--port', '0');
    const file = join(folder, 'slip.json');
    writeFileSync(
      file,
      JSON.stringify({ lines: [{ kind: 'text', text: '存件凭证\n二\n三' }, { kind: 'cut' }] }),
    );
    expect(await device('exec', 'escpos', printer.address, 'print', file)).toEqual({
      code: 0,
      json: { outcome: 'succeeded' },
    });
    expect(await printer.tell('take')).toEqual({
      ok: true,
      value: [{ cut: true, text: '存件凭证\n二\n三' }],
    });
    await printer.tell('paper-ends-after 1');
    expect(await device('exec', 'escpos', printer.address, 'print', file)).toMatchObject({
      code: 4,
      json: { outcome: 'unknown' },
    });
    writeFileSync(file, JSON.stringify({ lines: [{ kind: 'qr', text: 5 }] }));
    expect(await device('exec', 'escpos', printer.address, 'print', file)).toMatchObject({
      code: 2,
    });
  });

  it('scans to files', async () => {
    await using scanner = await simulator('escl', '--port', '0');
    await scanner.tell('load 2');
    const out = join(folder, 'pages');
    const { code, json } = await device(
      'exec',
      'escl',
      scanner.address,
      'scan',
      '--out',
      out,
      '--resolution',
      '100',
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({
      pages: [{ number: 1, mediaType: 'image/jpeg', file: join(out, 'page-1.jpg') }, { number: 2 }],
    });
    expect(readFileSync(join(out, 'page-2.jpg')).subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
  });

  it('records a conversation and plays it back', async () => {
    await using boards = await simulator('lock-8a80', '--port', '0');
    const file = join(folder, 'wire.jsonl');
    const recorded = await device(
      'record',
      'lock-8a80',
      boards.address,
      'unlock',
      '5',
      '--out',
      file,
      ...cabinet,
    );
    expect(recorded).toMatchObject({ code: 0, json: { result: { outcome: 'succeeded' } } });
    const { json } = await device('replay', file);
    expect(JSON.stringify(json)).toContain('open board 1 lock 5');
    expect(
      await device('exec', 'lock-8a80', `replay:${file}`, 'unlock', '5', ...cabinet),
    ).toMatchObject({ code: 0, json: { outcome: 'succeeded' } });
  });
});
