// `npm run soak [name] [-- --quick]`: runs every *.soak.ts, one after the other: what takes minutes
// and must never fail. Each prints a table and exits 1 on a violation.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('--') && arg !== '--');
const wanted = args.find((arg) => !arg.startsWith('--'));

function soaks(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (/^(node_modules|dist|var|\..*)$/.test(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return soaks(path);
    return entry.name.endsWith('.soak.ts') ? [path] : [];
  });
}

const files = soaks('.')
  .filter((file) => !wanted || file.includes(wanted))
  .sort();
if (files.length === 0) {
  console.error(wanted ? `no soak is called ${wanted}` : 'no soak found');
  process.exit(2);
}
let failed = 0;
for (const file of files) {
  console.log(`\n── ${file}`);
  const run = spawnSync(process.execPath, ['--expose-gc', file, ...flags], { stdio: 'inherit' });
  if (run.status !== 0) failed += 1;
}
console.log(`\n${files.length - failed} of ${files.length} soaks without a violation`);
process.exit(failed > 0 ? 1 : 0);
