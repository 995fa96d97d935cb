import { expect, it } from 'vitest';
import { chartOf } from './chart-of.ts';

it('shows minutes by the hall’s clock: measured, told, the bound and the error', () => {
  const span = { tickets: 4, told: 600, bound: 1_200, waited: 900, error: 330 };
  const option = chartOf(
    [{ ...span, from: '2026-11-20T01:30:00.000Z' }],
    'Asia/Shanghai',
    ({ en }) => en,
  );
  expect(option['xAxis']).toMatchObject({ data: ['09:30'] });
  expect(option['series']).toMatchObject([
    { name: 'Waited', data: [15] },
    { name: 'Told', data: [10] },
    { name: 'Upper bound told', data: [20] },
    { name: 'Mean error', data: [5.5] },
  ]);
});
