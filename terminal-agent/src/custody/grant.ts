import type { GrantEvent } from '@banshi/queue-server/protocol';

type Issued = Extract<GrantEvent, { type: 'grant-issued' }>['data'];

/** The right to open one compartment, as the server's `grants/<cabinet>` tells it. */
export interface Grant extends Issued {
  readonly revoked: boolean;
}

export type Grants = ReadonlyMap<string, Grant>;

/** The grants after one more event of `grants/<cabinet>`. */
export function evolveGrants(grants: Grants, event: GrantEvent): Grants {
  if (event.type === 'grant-issued') {
    return new Map(grants).set(event.data.grant, { ...event.data, revoked: false });
  }
  const grant = grants.get(event.data.grant);
  if (grant === undefined) return grants;
  const put = (changed: Grant) => new Map(grants).set(grant.grant, changed);
  switch (event.type) {
    case 'grant-code-replaced':
      return put({ ...grant, codeDigest: event.data.codeDigest });
    case 'grant-extended':
      return put({ ...grant, until: event.data.until });
    case 'grant-revoked':
      return put({ ...grant, revoked: true });
  }
}

/** What somebody at the terminal has proved: digests under the cabinet's key. */
export interface Proofs {
  /** HMAC of the identity number of the card that was read, or null. */
  readonly card: string | null;
  /** HMACs of `<slip>:<code>` typed correctly in this session. */
  readonly codes: readonly string[];
}

export type Proven = 'proven' | 'card-missing' | 'code-missing' | 'not-theirs';

/** Whether the proofs suffice for the grant: A takes card or code, B both. */
export function proves(grant: Grant, proofs: Proofs): Proven {
  const card = proofs.card !== null && grant.holders.includes(proofs.card);
  const code = proofs.codes.includes(grant.codeDigest);
  if (grant.assurance === 'A') return card || code ? 'proven' : 'not-theirs';
  if (card && code) return 'proven';
  if (card) return 'code-missing';
  return code ? 'card-missing' : 'not-theirs';
}
