// `npm run bench [name]`: runs every *.bench.ts, one after the other (never side by side:
// the machine has two cores), and prints their tables. Numbers are ratios wherever they can be.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const wanted = process.argv[2];

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
let failed = 0;
for (const file of files) {
  console.log(`\n── ${file}`);
  if (spawnSync(process.execPath, ['--expose-gc', file], { stdio: 'inherit' }).status !== 0)
    failed += 1;
}
console.log(`\n${files.length - failed} of ${files.length} benches ran to the end`);
process.exit(failed > 0 ? 1 : 0);
