// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const block = (selector: string): Map<string, string> => {
  const start = css.indexOf(`${selector} {`);
  const text = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const pairs: readonly (readonly [text: string, surface: string])[] = [
  ['ink', 'paper'],
  ['ink', 'paper-deep'],
  ['ink', 'card'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'card'],
  ['accent', 'card'],
  ['accent', 'paper'],
  ['accent-deep', 'accent-wash'],
  ['on-accent', 'accent'],
  ['good', 'good-wash'],
  ['warn', 'warn-wash'],
  ['bad', 'bad-wash'],
  ['bad', 'card'],
  ['ink', 'good-wash'],
  ['ink', 'warn-wash'],
  ['ink', 'bad-wash'],
  ['ink', 'accent-wash'],
];

for (const selector of [':root', ":root[data-contrast='high']"]) {
  const colours = block(selector);
  test.each(pairs)(`${selector}: %s on %s is at least 7:1`, (text, surface) => {
    expect(contrast(colours.get(text) ?? '', colours.get(surface) ?? '')).toBeGreaterThanOrEqual(7);
  });
}
