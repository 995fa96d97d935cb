import { createInterface } from 'node:readline';
import { readConfig } from './config.ts';
import type { Log } from './log.ts';
import { startTerminal } from './shell/terminal.ts';

/** Standard output answers programs, one JSON line at a time; everything else goes to standard error. */
const say = (line: object): void => console.log(JSON.stringify(line));
const log: Log = (entry) =>
  console.error(JSON.stringify({ at: new Date().toISOString(), ...entry }));

// npm starts commands in the repository; a path is meant from where the person stands.
process.chdir(process.env['BANSHI_CWD'] ?? '.');

const read = await readConfig(process.argv.slice(2));
if (!read.ok) {
  console.error(read.report);
  process.exit(2);
}
const started = await startTerminal(read.loaded, log);
if (!started.ok) {
  console.error(started.report);
  process.exit(3);
}
const { terminal } = started;
const announce = (): void => say({ url: terminal.url, token: terminal.newToken() });
announce();

process.on('SIGUSR2', announce);
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() === 'token') announce();
});
let closing = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    void terminal.close().then(() => process.exit(0));
  });
}
