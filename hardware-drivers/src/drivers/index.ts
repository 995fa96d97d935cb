import type { Driver } from '../definition/driver.ts';
import { escl } from './escl/driver.ts';
import { escpos } from './escpos/driver.ts';
import { lock8a80 } from './lock-8a80/driver.ts';
import { samIdReader } from './sam-id-reader/driver.ts';

/** Every driver of the house, in the order `device list` prints. */
export const drivers: readonly Driver[] = [samIdReader, lock8a80, escpos, escl];

export const findDriver = (id: string): Driver | undefined =>
  drivers.find((driver) => driver.id === id);
