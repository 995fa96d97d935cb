import { describe, expect, it } from 'vitest';
import { smallCity } from '../testing/small-city.ts';
import type { Role } from '../protocol/index.ts';
import { remitOf } from './remit.ts';

describe('who works in which hall', () => {
  const actsIn = remitOf(smallCity);
  const staff = (role: Role, hall: string) =>
    ({ kind: 'staff', account: role, name: role, roles: [role], hall }) as const;

  it.each([
    ['clerk', 'yunxi', true, false],
    ['clerk', 'qinghe', false, true],
    ['manager', 'yunxi', true, true],
    ['manager', 'qinghe', false, true],
    ['administrator', 'qinghe', true, true],
    ['reviewer', 'yunxi', true, false],
  ] as const)('a %s of %s: in the city %s, in the county %s', (role, hall, city, county) => {
    expect([actsIn(staff(role, hall), 'yunxi'), actsIn(staff(role, hall), 'qinghe')]).toEqual([
      city,
      county,
    ]);
  });

  it('terminals and the public belong to no hall, and an unknown hall is unknown to all', () => {
    expect(actsIn({ kind: 'terminal', terminal: 'T01', site: 'yunxi' }, 'qinghe')).toBe(true);
    expect(actsIn({ kind: 'anyone' }, 'qinghe')).toBe(true);
    expect(actsIn(staff('clerk', 'yunxi'), 'nowhere')).toBe(true);
  });
});
