import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// A process that reads one picture lives half a second, most of it with machine code still being
// made. The sources' own is kept from one process to the next, and loops are watched from their
// first round on.
enableCompileCache();
setFlagsFromString('--no-lazy-feedback-allocation');

// Whoever read the lines has gone (`… | head -1`): there is nobody left to answer.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const { main } = await import('./command.ts');
process.exitCode = await main(process.argv.slice(2), process.env['BANSHI_CWD'] ?? process.cwd());
