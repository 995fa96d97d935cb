import { systemClock } from '../ports/system.ts';
import { systemWire } from '../transport/system-wire.ts';
import { UsageError, type Answer } from './answer.ts';
import { readArguments } from './arguments.ts';

// npm starts commands in the repository; paths are meant from where the person stands.
process.chdir(process.env['BANSHI_CWD'] ?? '.');

const usage = `device list
device exec <driver> <address> <operation> [args] [--board N] [--profile key=value]… [--timeout ms] [--out DIR]
device decode <driver> <hex>
device watch <driver> <address> [--profile key=value]… [--timeout ms]
device simulate <driver> [--link PATH | --port N] [--seed N] [--profile key=value]… [--pace]
device record <driver> <address> --out FILE [operation [args]]
device replay FILE
`;

const print = (value: unknown) => void process.stdout.write(`${JSON.stringify(value)}\n`);

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => resolve());
});

// Each command loads what it needs: the simulators alone take longer to load than a capture to decode.
async function run(argv: readonly string[]): Promise<Answer> {
  const [command, ...rest] = argv;
  const given = readArguments(rest);
  const ports = { clock: systemClock, wire: systemWire() };
  switch (command) {
    case 'list':
      return (await import('./list.ts')).list();
    case 'exec':
      return await (await import('./exec.ts')).exec(given, ports);
    case 'decode':
      return (await import('./decode.ts')).decode(given.words);
    case 'watch':
      return await (await import('./watch.ts')).watch(given, ports, print, stopped);
    case 'simulate':
      return await (await import('./simulate.ts')).simulate(given, systemClock, print, stopped);
    case 'record':
      return await (await import('./record.ts')).record(given, ports, stopped);
    case 'replay':
      return (await import('./record.ts')).replay(given.words);
    case 'help':
    case '--help':
      process.stderr.write(usage);
      return { exit: 0 };
    default:
      throw new UsageError(`"${command ?? ''}" is not a command`);
  }
}

async function main(): Promise<number> {
  try {
    const answer = await run(process.argv.slice(2));
    if (answer.json !== undefined) print(answer.json);
    return answer.exit;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print({
      error: {
        code: 'usage',
        message: error.message,
        ...(error.problems.length > 0 ? { problems: error.problems } : {}),
      },
    });
    process.stderr.write(
      `${error.message}\n${error.problems.map((p) => `  ${p.path}: ${p.message}${p.allowed ? ` (allowed: ${p.allowed.join(', ')})` : ''}\n`).join('')}\n${usage}`,
    );
    return 2;
  }
}

const code = await main();
// A native handle that will not close must not keep the command line alive.
process.stdout.write('', () => process.exit(code));
