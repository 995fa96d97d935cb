import { describe, it } from 'vitest';
import { drivers } from '../drivers/index.ts';
import { fuzzDriver } from './fuzz.ts';

describe('random and mutated bytes', () => {
  it.each(drivers.map((driver) => [driver.id, driver] as const))(
    'do not make %s crash, hang, forget or invent',
    (_, driver) => fuzzDriver(driver, 300),
  );
});
