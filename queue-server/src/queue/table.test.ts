import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Table } from './table.ts';

it('holds what a plain list would hold, and never changes an older version', () => {
  const change = fc.record({ at: fc.nat(300), value: fc.option(fc.nat(), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const plain: (number | undefined)[] = [];
      let table = Table.empty<number>();
      for (const { at, value } of changes) {
        const older = table;
        const before = plain[at];
        table = table.with(at, value);
        plain[at] = value;
        expect(older.get(at)).toBe(before);
        expect(table.get(at)).toBe(value);
      }
      const kept = plain.filter((value) => value !== undefined);
      expect([...table.values()]).toEqual(kept);
      expect(table.size).toBe(kept.length);
      expect([...Table.of(kept).append(7).values()]).toEqual([...kept, 7]);
    }),
  );
});
