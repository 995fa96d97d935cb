import { describe, expect, it } from 'vitest';
import { tidied } from './verify-words.ts';

const number = `ZM${'4199002026111800'.padEnd(21, '1')}`;

describe('number and code as people type them', () => {
  it('may be grouped and in any case, as they stand on the slip', () => {
    const typed = number.replaceAll(/(.{4})/g, '$1 ').toLowerCase();
    expect(tidied(typed, 'ABCD 0123 abcd 0123')).toEqual({ number, code: 'abcd0123abcd0123' });
    expect(tidied(number, '0'.repeat(64))).toEqual({ number, code: '0'.repeat(64) });
  });

  it('are not sent when they cannot be right', () => {
    expect(tidied(number.slice(1), '0'.repeat(16))).toBeNull();
    expect(tidied(number, '0'.repeat(17))).toBeNull();
    expect(tidied(number, '<script>')).toBeNull();
  });
});
