/** So many at once, and afterwards one more each time this long has passed. */
export interface Rate {
  readonly atOnce: number;
  readonly everySeconds: number;
}

/** How often strangers may ask for a ticket or a booking; a setting of the city. */
export interface PublicLimits {
  /** By address. A hall's own Wi-Fi shares one, so this is generous. */
  readonly perAddress: Rate;
  /** By phone, card or browser. */
  readonly perPerson: Rate;
  /** Proxies of ours before the server: so many entries of X-Forwarded-For are believed, from the right. */
  readonly trustedHops: number;
}

export const usualLimits: PublicLimits = {
  perAddress: { atOnce: 60, everySeconds: 10 },
  perPerson: { atOnce: 5, everySeconds: 120 },
  trustedHops: 0,
};

/** More askers than this at a time are not told apart: the oldest are forgotten first. */
const keptAtMost = 20_000;

/** Counts askers by key: one number each, the moment at which they would have used up nothing. */
export class Rates {
  readonly #rate: Rate;
  readonly #free = new Map<string, number>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Seconds until this asker may ask again; 0: now, and then it counts, unless it only `looks`. */
  wait(key: string, now: number, looks = false): number {
    const every = this.#rate.everySeconds * 1_000;
    const free = Math.max(this.#free.get(key) ?? 0, now);
    const early = free - now - (this.#rate.atOnce - 1) * every;
    if (early > 0) return Math.ceil(early / 1_000);
    if (looks) return 0;
    // Asked last, forgotten last.
    this.#free.delete(key);
    this.#free.set(key, free + every);
    if (this.#free.size > keptAtMost) {
      const [oldest] = this.#free.keys();
      if (oldest !== undefined) this.#free.delete(oldest);
    }
    return 0;
  }
}

/**
 * Whose address a request comes from: the socket's, or, behind proxies of ours, the one the
 * outermost of them saw. What stands further left anybody can write there.
 */
export function askerOf(socket: string, forwarded: string | undefined, hops: number): string {
  const said = (forwarded ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const chain = [...said, socket];
  return chain[Math.max(0, chain.length - 1 - hops)] ?? socket;
}

/** One household or phone has a whole IPv6 network of 2^64 addresses: it counts as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** The machine itself: its own pages, the demo and the bench; nobody comes from there over a network. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\./i.test(address);
