import { parseArgs } from 'node:util';
import { waitTable } from '../queue/expected-wait/simulated/table.ts';

/**
 * How right expected waits are on simulated days, as JSON: `--seed S` (any text), `--halls N` of
 * that seed (default 8). Nothing was tuned on seeds other than 1 to 20.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '101' }, halls: { type: 'string', default: '8' } },
});
const halls = Number(values.halls);
if (!Number.isInteger(halls) || halls < 1 || halls > 1_000) {
  console.error('usage: expected-wait [--seed S] [--halls N]   (N from 1 to 1000)');
  process.exitCode = 2;
} else {
  console.log(JSON.stringify(waitTable(values.seed, halls), null, 2));
}
