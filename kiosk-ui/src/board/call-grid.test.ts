import { expect, it } from 'vitest';
import { callGrid } from './call-grid.ts';

it('fills its place whatever the number of calls, the newest taking what is left over', () => {
  for (let widest = 1; widest <= 4; widest++) {
    for (let calls = 1; calls <= 12; calls++) {
      const { rows, columns, first } = callGrid(calls, widest);
      expect(columns).toBeLessThanOrEqual(widest);
      expect(first).toBeLessThanOrEqual(columns);
      expect(calls - 1 + first).toBe(rows * columns);
    }
  }
});
