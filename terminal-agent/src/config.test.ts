import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkConfig, configReport } from './check-config.ts';
import { readConfig } from './config.ts';
import { rigConfig } from './testing/rig.ts';

const problems = (change: object) => {
  const checked = checkConfig({ ...rigConfig, ...change });
  return checked.ok ? 'fine' : configReport('terminal.json', checked.problems);
};

it('takes a complete file', () => {
  expect(problems({})).toBe('fine');
});

it('names file, place and allowed values of what is wrong', () => {
  const [reader] = rigConfig.devices;
  expect(problems({ devices: [{ ...reader, role: 'toaster' }] })).toBe(
    'terminal.json#/devices/0/role: is none of the allowed values (allowed: identity-reader, card-reader, code-scanner, document-scanner, document-camera, receipt-printer, document-printer, locker, power, sensors)',
  );
  expect(problems({ devices: [{ ...reader, driver: 'toaster' }] })).toMatch(
    /^terminal\.json#\/devices\/0\/driver: "toaster" is not a driver \(allowed: sam-id-reader, /,
  );
  expect(problems({ colour: 'red' })).toBe('terminal.json#/colour: is not a setting');
  expect(problems({ gateway: {} })).toBe('terminal.json#/gateway/port: is missing');
});

it('names the public address when it is none', () => {
  const { url } = rigConfig.server;
  expect(problems({ server: { url, publicUrl: 'https://hall.example' } })).toBe('fine');
  expect(problems({ server: { url, publicUrl: 'hall.example/tickets' } })).toMatch(
    /^terminal\.json#\/server\/publicUrl: /,
  );
});

it('refuses two devices in one role', () => {
  const [reader] = rigConfig.devices;
  expect(problems({ devices: [reader, { ...reader, id: 'second' }] })).toBe(
    'terminal.json#/devices/1/role: is the role of /devices/0 already',
  );
});

it('reads paths from the folder of the file, and moves the data with VAR_DIR', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'banshi-config-'));
  const file = join(folder, 'terminal.json');
  await writeFile(file, JSON.stringify(rigConfig));
  const plain = await readConfig(['--config', file], {});
  expect(plain.ok && plain.loaded.var).toBe(join(folder, 'var'));
  const moved = await readConfig(['--config', file], { VAR_DIR: '/elsewhere' });
  expect(moved.ok && moved.loaded.var).toBe('/elsewhere/t1');
  const absent = await readConfig(['--config', join(folder, 'no.json')], {});
  expect(absent.ok).toBe(false);
});
