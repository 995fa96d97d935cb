import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, expect, folder, listening, run, simulator, start } from './with.mjs';

export const cabinet = {
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
  upsc: {
    needs: { upsc: 'nut-client' },
    async meet() {
      const server = await simulator('nut', '--port', '0');
      const at = server.address.replace('tcp://', '');
      const names = run('upsc', ['-l', at]);
      expect('the list', names, /^kiosk$/m.test(names.output));
      await server.tell('mains off');
      const read = run('upsc', [`kiosk@${at}`]);
      expect('the variables', read, /^ups\.status: OB DISCHRG$/m.test(read.output));
      server.stop();
      return 'upsc listed our simulated UPS and read it on battery';
    },
  },
};
