import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealedJob } from './sealed-job.ts';

const bytes = Buffer.from('%PDF-1.7 sealed by its issuer');
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('printing a sealed certificate', () => {
  it('hands on the very bytes that were sealed, under the number and no name', () => {
    const job = sealedJob({ bytes, number: 'CB1', sha256 });
    expect(job).toEqual({
      ok: true,
      value: { bytes, mediaType: 'application/pdf', name: 'CB1' },
    });
    expect(job.ok && job.value.bytes).toBe(bytes);
  });

  it('prints nothing when a single bit differs from what the registry says', () => {
    const changed = Uint8Array.from(bytes);
    changed[9] = (changed[9] ?? 0) ^ 1;
    expect(sealedJob({ bytes: changed, number: 'CB1', sha256 })).toMatchObject({
      ok: false,
      refused: { code: 'not-as-sealed' },
    });
  });

  it('prints nothing that is no PDF, whatever its digest', () => {
    const page = Buffer.from('<html>certificate</html>');
    const digest = createHash('sha256').update(page).digest('hex');
    expect(sealedJob({ bytes: page, number: 'CB1', sha256: digest }).ok).toBe(false);
  });
});
