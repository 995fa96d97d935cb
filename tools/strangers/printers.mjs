import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { device, expect, folder, listening, pdf, run, simulator, start, until } from './with.mjs';

export const printers = {
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
      // It wants a system bus although it announces nothing: one of its own will do.
      const bus = `unix:path=${join(folder, 'bus')}`;
      start('dbus-daemon', ['--session', '--nofork', '--nopidfile', `--address=${bus}`]);
      await until('a bus', () => existsSync(join(folder, 'bus')));
      const port = 18_631;
      const formats = 'application/pdf,image/jpeg,image/pwg-raster';
      start(
        'ippeveprinter',
        [
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
        ],
        { env: { DBUS_SYSTEM_BUS_ADDRESS: bus } },
      );
      await listening(port);
      const printed = device('exec', 'ipp', `ipp://localhost:${port}/ipp/print`, 'print', pdf);
      expect('print', printed, printed.status === 0);
      return `our driver printed: ${printed.output.trim()}`;
    },
  },
  receiptio: {
    needs: { receiptio: 'npm: receiptio' },
    async meet() {
      const printer = await simulator('escpos', '--port', '0');
      // receiptio knows port 9100 only, which may be taken: it is told to mean ours.
      const env = {
        NODE_OPTIONS: `--import=${new URL('other-port.mjs', import.meta.url).href}`,
        STRANGER_PORT: new URL(printer.address.replace('tcp:', 'http:')).port,
      };
      const states = [];
      for (const [command, wanted] of [
        ['heal', 100],
        ['cover-open on', 101],
        ['paper-out on', 102],
        ['cutter-fault on', 103],
      ]) {
        await printer.tell(command);
        const asked = run('receiptio', ['-d', '127.0.0.1', '-p', 'escpos', '-q'], { env });
        expect(`exit ${wanted} after ${command}`, asked, asked.status === wanted);
        states.push(asked.status);
        if (command.endsWith(' on')) await printer.tell(command.replace(' on', ' off'));
      }
      const receipt = join(folder, 'ticket.receipt');
      writeFileSync(receipt, '^^政务服务\n\n-\n取号 A001\n=\n');
      const printed = run(
        'receiptio',
        ['-d', '127.0.0.1', '-p', 'escpos', '-l', 'zh-hans', '-c', '48', receipt],
        { env },
      );
      const paper = JSON.stringify((await printer.tell('paper')).value);
      expect('a ticket', { output: `${printed.output}${paper}` }, paper.includes('A001'));
      printer.stop();
      return `receiptio saw ${states.join(', ')} and printed a ticket`;
    },
  },
};
