const name = 'banshi-session';

/** The session token a browser sent along, if any. */
export function tokenIn(cookieHeader: string | undefined): string | undefined {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

/** Sent back to this site only, and never to a script. `secure` where the server speaks HTTPS. */
export function cookieWith(token: string, maxAgeSeconds: number, secure: boolean): string {
  const flags = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}`;
  return `${name}=${token}; ${flags}${secure ? '; Secure' : ''}`;
}
