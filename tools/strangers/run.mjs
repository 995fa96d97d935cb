// `node tools/strangers/run.mjs [name…]`: lets implementations that were not written here talk to our
// drivers and simulators. What is not installed is skipped with one line that names the package.
//
//   apt-get install --no-install-recommends cups-ipp-utils dbus libccid mbpoll nut-client nut-server \
//     opensc pcscd sane-airscan sane-utils vsmartcard-vpcd
//   npm install --global receiptio
import { cabinet } from './cabinet.mjs';
import { cards } from './cards.mjs';
import { printers } from './printers.mjs';
import { scanners } from './scanners.mjs';
import { has } from './with.mjs';

const strangers = { ...printers, ...scanners, ...cabinet, ...cards };

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
    const seen = await meet();
    console.log(`${seen.startsWith('skipped') ? '-' : '✓'} ${name}: ${seen}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}: ${error.message}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
