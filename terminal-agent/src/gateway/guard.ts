import type { IncomingHttpHeaders } from 'node:http';

/**
 * Exact Host and Origin: a page of another site that made its name point to this machine (DNS
 * rebinding), or that opens a socket to it, is turned away before anything is read.
 */
export interface Guard {
  host(headers: IncomingHttpHeaders): boolean;
  /** Absent is fine for a plain GET; present it must be ours. */
  origin(headers: IncomingHttpHeaders): boolean;
}

/** `port` as a function: it is known only once the gateway listens. */
export function guard(hosts: readonly string[], port: () => number): Guard {
  const allowed = () => hosts.map((host) => `${host}:${port()}`);
  return {
    host: ({ host }) => host !== undefined && allowed().includes(host),
    origin: ({ origin }) =>
      origin === undefined || allowed().some((host) => origin === `http://${host}`),
  };
}

/** The value of one cookie in a Cookie header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, ...value] = part.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

/** Nothing from elsewhere, nothing inline, in no frame. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
