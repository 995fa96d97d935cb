import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, folder, run, simulator } from './with.mjs';

export const scanners = {
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
};
