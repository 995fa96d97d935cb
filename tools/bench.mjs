// `npm run bench [name [words]]`: runs every *.bench.ts, one after the other (never side by side:
// the machine has two cores), and prints their tables. Numbers are ratios wherever they can be.
// The words go to the bench: `npm run bench drivers paced`, `npm run bench fuzz 7`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [wanted, ...words] = process.argv.slice(2);
/** What a bench exits with that ran to its end and missed a bar. */
const missedBar = 3;

function benches(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.'))
      return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return benches(path);
    return entry.name.endsWith('.bench.ts') ? [path] : [];
  });
}

const files = benches('.')
  .filter((file) => !wanted || file.includes(wanted))
  .sort();
if (files.length === 0) {
  console.error(wanted ? `no bench is called ${wanted}` : 'no bench found');
  process.exit(2);
}
const broke = [];
const missed = [];
for (const file of files) {
  console.log(`\n── ${file}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', file, ...words], {
    stdio: 'inherit',
  });
  if (status === missedBar) missed.push(file);
  else if (status !== 0) broke.push(file);
}
console.log(`\n${files.length - broke.length} of ${files.length} benches ran to the end`);
for (const file of broke) console.log(`broke off: ${file}`);
for (const file of missed) console.log(`missed a bar: ${file}`);
process.exit(broke.length + missed.length > 0 ? 1 : 0);
