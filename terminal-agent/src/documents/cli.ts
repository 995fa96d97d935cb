import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// A process that reads one picture lives half a second, most of it with machine code still being
// made. The sources' own is kept from one process to the next, and loops are watched from their
// first round on.
enableCompileCache();
setFlagsFromString('--no-lazy-feedback-allocation');

const { main } = await import('./command.ts');
process.exitCode = await main(process.argv.slice(2), process.env['BANSHI_CWD'] ?? process.cwd());
