import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, expect, folder, listening, run, simulator, start, until } from './with.mjs';

const drivers = '/usr/lib/pcsc/drivers/serial';
const select = '00:A4:04:00:0F:73:78:31:2E:73:68:2E:C9:E7:BB:E1:B1:A3:D5:CF';
const vpcdPort = 35_963;

/** Debian's daemon with one reader of our choice; a running one is left alone. */
async function pcscd(name, device, library, channel) {
  if (process.getuid?.() !== 0) return 'skipped: pcscd wants to be started by root';
  if (existsSync('/run/pcscd/pcscd.comm')) return 'skipped: a pcscd runs here already';
  const conf = join(folder, `readers-${channel}`);
  mkdirSync(conf);
  mkdirSync('/run/pcscd', { recursive: true });
  writeFileSync(
    join(conf, 'readers'),
    `FRIENDLYNAME "${name}"\nDEVICENAME ${device}\nLIBPATH ${join(drivers, library)}\nCHANNELID ${channel}\n`,
  );
  const daemon = start('pcscd', ['-f', '-c', conf]);
  await until('pcscd', () => existsSync('/run/pcscd/pcscd.comm'));
  return daemon;
}
async function end(daemon) {
  daemon.kill();
  await until('the end of pcscd', () => !existsSync('/run/pcscd/pcscd.comm'));
}

/** Our driver reads the card through pcscd; OpenSC, where it is installed, selects on it too. */
async function readBy(reader, from) {
  const read = device('exec', 'pcsc', `pcsc:${reader}`, 'read-social-security');
  expect(`our driver ${from}`, read, read.output.includes('"number":"11010519491231002X"'));
  const asked = run('opensc-tool', ['-r', '0', '-s', select]);
  if (asked.output.includes('ENOENT')) return 'our driver read the card (install opensc for more)';
  expect(`opensc-tool ${from}`, asked, /SW1=0x90, SW2=0x00|SW1=0x61/.test(asked.output));
  return 'our driver and opensc-tool read the card';
}

export const cards = {
  'pcscd with vpcd': {
    needs: { pcscd: 'pcscd' },
    async meet() {
      if (!existsSync(join(drivers, 'libifdvpcd.so'))) return 'skipped, install vsmartcard-vpcd';
      const daemon = await pcscd('Virtual PCD', '/dev/null:0x8C7B', 'libifdvpcd.so', '0x8C7B');
      if (typeof daemon === 'string') return daemon;
      await listening(vpcdPort);
      const card = await simulator('pcsc', '--port', String(vpcdPort));
      await card.tell('insert');
      const seen = await readBy('Virtual PCD 00 00', 'through vpcd');
      card.stop();
      await end(daemon);
      return `${seen} of our simulator in the virtual reader`;
    },
  },
  'pcscd with libccidtwin': {
    needs: { pcscd: 'pcscd' },
    async meet() {
      if (!existsSync(join(drivers, 'libccidtwin.so'))) return 'skipped, install libccid';
      const tty = join(folder, 'twin');
      const echo = ['--profile', 'echo=true', '--profile', 'automaticVoltage=false'];
      const reader = await simulator('ccid', '--link', tty, ...echo);
      await reader.tell('insert');
      const daemon = await pcscd('Twin', `${tty}:GemPCTwin`, 'libccidtwin.so', '1');
      if (typeof daemon === 'string') return daemon;
      const seen = await readBy('Twin', 'through libccidtwin');
      reader.stop();
      await end(daemon);
      return `${seen} in our simulated CCID reader`;
    },
  },
};
