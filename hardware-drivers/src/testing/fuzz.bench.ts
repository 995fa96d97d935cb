// 100 000 cases for every framer and codec: `npm run bench fuzz`; a seed as argument.
import { drivers } from '../drivers/index.ts';
import { fuzzDriver } from './fuzz.ts';

const cases = 100_000;
const seed = Number(process.argv[2] ?? Date.now() % 2 ** 31);

console.log(`seed ${seed}, ${cases} cases each`);
for (const driver of drivers) {
  const started = performance.now();
  fuzzDriver(driver, cases, seed);
  console.log(`${driver.id.padEnd(20)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
