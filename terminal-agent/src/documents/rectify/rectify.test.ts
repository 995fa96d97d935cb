import { describe, expect, it } from 'vitest';
import { measureSkew } from '../testing/skew-bench.ts';
import { measureStance } from '../testing/stance-bench.ts';

describe('how print lies on the page', () => {
  it('measures a lean within five degrees to a few hundredths of a degree', () => {
    const { errors } = measureSkew(401, 4, 5, 6);

    expect(Math.max(...errors)).toBeLessThan(0.06);
  });

  it('measures a scan leaning up to fifteen degrees to a tenth of a degree', () => {
    const { errors } = measureSkew(411, 3, 15, 18);

    expect(Math.max(...errors)).toBeLessThan(0.1);
  });

  it('tells which way up Chinese and English letters, forms and tables stand', () => {
    expect(measureStance(431, 9).right).toBe(9);
  });
});
