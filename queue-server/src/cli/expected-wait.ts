import { parseArgs } from 'node:util';
import { waitTable } from '../queue/expected-wait/simulated/table.ts';

/**
 * How right expected waits are on simulated days, as JSON: `--seed S` (any text), `--halls N` of
 * that seed (default 8). Nothing was tuned on seeds other than 1 to 20.
 */
const usage = 'usage: expected-wait [--seed S] [--halls N]   (N from 1 to 1000)';
const options = {
  seed: { type: 'string', default: '101' },
  halls: { type: 'string', default: '8' },
  help: { type: 'boolean', default: false },
} as const;

function run(): 0 | 2 {
  let words;
  try {
    words = parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  if (words.help) {
    console.log(usage);
    return 0;
  }
  const halls = Number(words.halls);
  if (!Number.isInteger(halls) || halls < 1 || halls > 1_000) {
    console.error(usage);
    return 2;
  }
  console.log(JSON.stringify(waitTable(words.seed, halls), null, 2));
  return 0;
}

process.exitCode = run();
