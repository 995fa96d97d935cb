import { readFile } from 'node:fs/promises';
import type { City } from './city.ts';
import { readConfig } from './config.ts';
import { startOverLean } from './ports/lean-start.ts';
import { restWhenQuiet } from './ports/rest.ts';
import { createServer } from './server.ts';

/**
 * One node of a real city: `node src/main.ts city.json [pages]`. The file holds the city's
 * settings; `npm run serve` brings the fictional city instead.
 */
const [cityFile, staticRoot] = process.argv.slice(2);
if (cityFile === undefined) {
  console.error('usage: node queue-server/src/main.ts <city.json> [folder of the built pages]');
  process.exit(2);
}
const config = readConfig(process.env);
await startOverLean(config);
// Checked by createServer, which names everything that contradicts itself.
const city = JSON.parse(await readFile(cityFile, 'utf8')) as City;
const server = await createServer({
  config,
  city,
  ports: { log: (event, fields) => console.error(JSON.stringify({ event, ...fields })) },
  ...(staticRoot === undefined ? {} : { staticRoot }),
}).catch((error: unknown) => {
  console.error(`the server did not start: ${String(error)}`);
  process.exit(1);
});
console.error(`queue-server listens on ${await server.listen()}`);
restWhenQuiet();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
