import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ById } from './by-id.ts';

it('holds what a Map would hold, in the same order, and never changes an older version', () => {
  const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'constructor', ''), fc.nat());
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const map = new Map<string, number>();
      let byId = ById.of<number>();
      for (const [id, value] of changes) {
        const older = byId;
        const before = map.get(id);
        byId = byId.with(id, value);
        map.set(id, value);
        expect(older.get(id)).toBe(before);
        expect(byId.get(id)).toBe(value);
      }
      expect([...byId]).toEqual([...map]);
      expect([...byId.values()]).toEqual([...map.values()]);
      expect([...ById.of(map)]).toEqual([...map]);
    }),
  );
});
