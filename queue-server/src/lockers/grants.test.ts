import { describe, expect, it } from 'vitest';
import { systemRng } from '../ports/index.ts';
import { grantDecider } from './grants.ts';

describe('a grant that was never given', () => {
  it.each(['g-1', '__proto__', 'constructor'])('as "%s", is unknown and stays so', (grant) => {
    const context = { now: 0, by: 'lockers1', rng: systemRng, stream: 'grants/a', nextSeq: 1 };
    const revoke = { do: 'revoke', data: { grant, because: 'by-staff' } } as const;
    const refused = { refused: { code: 'grant-unknown' } };
    expect(grantDecider.decide({}, revoke, context)).toMatchObject(refused);
    const event = { type: 'grant-revoked', data: revoke.data, seq: 1, at: 0, by: 'x' } as const;
    expect(grantDecider.evolve({}, event)).toEqual({});
  });
});
