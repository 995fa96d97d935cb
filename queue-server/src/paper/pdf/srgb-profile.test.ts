import { expect, it } from 'vitest';
import { srgbProfile } from './srgb-profile.ts';

it('the colour profile has the tags that a display profile needs, each inside it and on its boundary', () => {
  const profile = srgbProfile();
  expect(profile.length).toBe(profile.readUInt32BE(0));
  expect(profile.length).toBeLessThan(600);
  expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
  expect(profile.toString('latin1', 36, 40)).toBe('acsp');
  const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, index) => {
    const at = 132 + index * 12;
    const [offset, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    expect(offset % 4).toBe(0);
    expect(offset + length).toBeLessThanOrEqual(profile.length);
    return profile.toString('latin1', at, at + 4);
  });
  // ICC.1:2001-04, 6.3.1.2: three-component matrix-based display profiles.
  for (const tag of ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
    expect(tags).toContain(tag);
});

it('white is white: the three primaries add up to D50', () => {
  const profile = srgbProfile();
  const xyz = (tag: string): readonly number[] => {
    const entry = profile.indexOf(tag, 132, 'latin1');
    const at = profile.readUInt32BE(entry + 4) + 8;
    return [0, 4, 8].map((part) => profile.readInt32BE(at + part) / 65_536);
  };
  const [red, green, blue] = [xyz('rXYZ'), xyz('gXYZ'), xyz('bXYZ')];
  const white = xyz('wtpt');
  for (const axis of [0, 1, 2]) {
    const sum = (red[axis] ?? 0) + (green[axis] ?? 0) + (blue[axis] ?? 0);
    expect(sum).toBeCloseTo(white[axis] ?? 0, 3);
  }
});
