import { networkInterfaces } from 'node:os';

/**
 * Where the other nodes reach this one: the address it listens on or, if it listens on all, the
 * machine's first one that leads outside. `NODE_URL` says it where that is another one.
 */
export function ownAddress(host: string, port: number, name: string): string {
  const shown = isAll(host) ? (outside() ?? '127.0.0.1') : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}#${name}`;
}

const isAll = (host: string): boolean => host === '0.0.0.0' || host === '::' || host === '';

const outside = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
