import { expect, test } from 'vitest';
import { typedFrom, typeOn, valueOf } from './field-text.ts';

test('a date is eight digits and must be in the calendar', () => {
  const date = { kind: 'date', required: true } as const;
  expect(valueOf(date, '20240229')).toBe('2024-02-29');
  expect(valueOf(date, '20230229')).toBeUndefined();
  expect(valueOf(date, '2024022')).toBeUndefined();
  expect(valueOf(date, '20241301')).toBeUndefined();
  expect(typedFrom({ kind: 'date', value: '2024-02-29' })).toBe('20240229');
});

test('a masked value is typed anew, so that it is never shown whole', () => {
  expect(
    typedFrom({ kind: 'text', value: '419902199304121424', masked: '4199**********1424' }),
  ).toBe('');
});

test('length is counted in characters, beyond the basic plane too', () => {
  expect(typeOn({ kind: 'text', maxLength: 3 }, '𬱖启', '明')).toBe('𬱖启明');
  expect(typeOn({ kind: 'text', maxLength: 3 }, '𬱖启明', '路')).toBe('𬱖启明');
  expect(typeOn({ kind: 'phone' }, '13800138000', '1')).toBe('13800138000');
});

test('an optional field may be emptied, a required one may not', () => {
  expect(valueOf({ kind: 'text', required: false }, ' ')).toBeNull();
  expect(valueOf({ kind: 'text', required: true }, '')).toBeUndefined();
  expect(valueOf({ kind: 'number', required: true }, '12.5')).toBe(12.5);
  expect(valueOf({ kind: 'number', required: true }, '1.2.5')).toBeUndefined();
});
