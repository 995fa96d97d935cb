import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../ports/system.ts';
import { cardLine } from '../../simulators/card-line.ts';
import { ccidReaderBrain, usualCcidReader } from '../../simulators/ccid/reader.ts';
import { onPty } from '../../simulators/hosts/pty.ts';
import { onVpcd, vpcdPort } from '../../simulators/hosts/vpcd.ts';
import { simulatedLine } from '../../simulators/line.ts';
import { pcscSlotBrain } from '../../simulators/pcsc/slot.ts';
import { seeded } from '../../simulators/seeded.ts';
import { openDevice } from '../../supervisor/open.ts';
import { systemWire } from '../../transport/system-wire.ts';
import { usable } from '../../supervisor/lifecycle.ts';

/** Debian: pcscd, libccid, vsmartcard-vpcd. One daemon per machine: a running one is left alone. */
const daemon = '/usr/sbin/pcscd';
const twin = '/usr/lib/pcsc/drivers/serial/libccidtwin.so';
const virtual = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const missing = [daemon, twin, virtual, '/usr/bin/script'].filter((file) => !existsSync(file));
const ready =
  missing.length === 0 && process.getuid?.() === 0 && !existsSync('/run/pcscd/pcscd.comm');

const ports = { clock: systemClock, chance: seeded(1) };
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A busy machine starts daemons slowly. */
const patienceMs = 30_000;

async function until(what: string, done: () => boolean | Promise<boolean>): Promise<void> {
  const limit = systemClock.monotonic() + patienceMs;
  while (!(await done())) {
    if (systemClock.monotonic() > limit)
      throw new Error(`${what} did not happen in ${patienceMs} ms`);
    await new Promise<void>((resolve) => systemClock.after(50, resolve));
  }
}

const listening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function readCard(reader: string) {
  const opened = openDevice(
    { id: 'slot', driver: 'pcsc', address: `pcsc:${reader}` },
    { clock: systemClock, wire: systemWire() },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  ending.push(() => opened.value.close());
  const life = await opened.value.until(usable, { deadlineMs: 15_000 });
  if (!life.ok) throw new Error(life.failure.message);
  return await opened.value.use('card-reader', (slot) =>
    slot.readSocialSecurity({ waitMs: 10_000 }),
  );
}

describe.skipIf(!ready)('through pcscd (Debian: pcscd libccid vsmartcard-vpcd, as root)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pcscd-'));
  const tty = join(folder, 'twin');
  const brain = ccidReaderBrain(ports, {
    ...usualCcidReader,
    echo: true,
    automaticVoltage: false,
  });
  let hosted: Awaited<ReturnType<typeof onPty>> | undefined;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    hosted = await onPty(simulatedLine(brain, ports, false), { link: tty });
    const config = join(folder, 'readers');
    mkdirSync(config);
    mkdirSync('/run/pcscd', { recursive: true });
    writeFileSync(
      join(config, 'readers'),
      [
        // In the order in which pcscd opens them: the one on a line takes its time.
        `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH ${virtual}\nCHANNELID 0x8C7B`,
        `FRIENDLYNAME "Twin"\nDEVICENAME ${tty}:GemPCTwin\nLIBPATH ${twin}\nCHANNELID 1`,
      ].join('\n\n'),
    );
    child = spawn(daemon, ['-f', '-c', config], { stdio: 'ignore' });
    await until('pcscd', () => existsSync('/run/pcscd/pcscd.comm'));
    await until('the virtual reader', () => listening(vpcdPort));
  }, 40_000);
  afterAll(async () => {
    child?.kill();
    await hosted?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads a card in the virtual reader', async () => {
    const slot = pcscSlotBrain(ports);
    slot.world.insert({ name: '欧阳祎翀' });
    const card = await onVpcd(cardLine(slot, ports));
    ending.push(() => card.close());
    expect(await readCard('Virtual PCD 00 00')).toMatchObject({
      ok: true,
      value: { name: '欧阳祎翀', number: '11010519491231002X' },
    });
  }, 40_000);

  it('reads a card in our CCID reader, through Debian’s own CCID driver', async () => {
    brain.world.insert({ name: '买买提江·图尔荪·阿卜杜热西提', getResponse: false });
    expect(await readCard('Twin')).toMatchObject({
      ok: true,
      value: { name: '买买提江·图尔荪·阿卜杜热西提' },
    });
  }, 40_000);
});
