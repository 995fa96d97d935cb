import type { Driver } from '../definition/driver.ts';
import { cameraFolder } from './camera-folder/driver.ts';
import { codeLineSerial } from './code-line-serial/driver.ts';
import { ccidReader } from './ccid/driver.ts';
import { escl } from './escl/driver.ts';
import { escpos } from './escpos/driver.ts';
import { gm65 } from './gm65/driver.ts';
import { hidPosScanner } from './hid-pos-scanner/driver.ts';
import { ippPrinter } from './ipp/driver.ts';
import { lock8a80 } from './lock-8a80/driver.ts';
import { lockKerongCu16 } from './lock-kerong-cu16/driver.ts';
import { lockKerongCu48b } from './lock-kerong-cu48b/driver.ts';
import { lockModbus } from './lock-modbus/driver.ts';
import { lockWinnsen } from './lock-winnsen/driver.ts';
import { lockWkly } from './lock-wkly/driver.ts';
import { magtekHid } from './magtek-hid/driver.ts';
import { modbusIo } from './modbus-io/driver.ts';
import { nut } from './nut/driver.ts';
import { pcscReader } from './pcsc/driver.ts';
import { samIdReader } from './sam-id-reader/driver.ts';

/** Every driver of the house, in the order `device list` prints. */
export const drivers: readonly Driver[] = [
  samIdReader,
  lock8a80,
  lockWkly,
  lockKerongCu16,
  lockKerongCu48b,
  lockWinnsen,
  lockModbus,
  gm65,
  codeLineSerial,
  hidPosScanner,
  ccidReader,
  pcscReader,
  magtekHid,
  escl,
  cameraFolder,
  escpos,
  ippPrinter,
  nut,
  modbusIo,
];

export const findDriver = (id: string): Driver | undefined =>
  drivers.find((driver) => driver.id === id);
