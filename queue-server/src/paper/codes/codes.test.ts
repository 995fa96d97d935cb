import bwip from 'bwip-js';
import jsqr from 'jsqr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code128 } from './code128.ts';
import { darkBars, qrModules } from './qr.ts';

const independent = (text: string): readonly number[] => {
  const [raw] = bwip.raw('code128', text, {}) as unknown as [{ sbs: number[] }];
  return raw.sbs;
};

describe('Code 128', () => {
  it('is bar for bar what an independent encoder draws', () => {
    for (const text of [
      'D-2603210007',
      'A',
      '~ {}|',
      'P-1',
      '1234',
      '123456',
      'ab1234',
      'X12345678',
    ])
      expect(code128(text)).toEqual(independent(text));
  });

  it('draws every printable character as the independent encoder does', () => {
    for (let code = 32; code < 127; code += 1) {
      const text = `a${String.fromCharCode(code)}z`;
      expect(code128(text)).toEqual(independent(text));
    }
  });

  it('never needs more room than the independent encoder by more than a symbol or two', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{1,24}$/), (text) => {
        expect(code128(text).length).toBeLessThanOrEqual(independent(text).length + 12);
      }),
    );
  });

  it('refuses what it cannot say', () => {
    expect(() => code128('存件')).toThrow(RangeError);
    expect(() => code128('')).toThrow(RangeError);
  });
});

describe('QR code', () => {
  it('reads back, in Chinese too', () => {
    for (const text of [
      'http://127.0.0.1:7300/q/Vb2Q7xLr0k3Jd9s',
      '存件单 D-2603210007',
      'x'.repeat(400),
    ]) {
      const modules = qrModules(text);
      const [quiet, dot] = [4, 4];
      const side = (modules.length + 2 * quiet) * dot;
      const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
      for (const { x, y, length } of darkBars(modules))
        for (let row = 0; row < dot; row += 1)
          for (let column = 0; column < length * dot; column += 1) {
            const at = (((y + quiet) * dot + row) * side + (x + quiet) * dot + column) * 4;
            pixels.fill(0, at, at + 3);
          }
      expect(jsqr.default(pixels, side, side)?.data).toBe(text);
    }
  });
});
