import type { CardReader } from './card-reader.ts';
import type { CodeScanner } from './code-scanner.ts';
import type { DocumentPrinter } from './document-printer.ts';
import type { DocumentScanner } from './document-scanner.ts';
import type { IdentityReader } from './identity-reader.ts';
import type { Indicator } from './indicator.ts';
import type { DoorReading, Locker } from './locker.ts';
import type { Power } from './power.ts';
import type { ReceiptPrinter } from './receipt-printer.ts';
import type { SensorReading, Sensors } from './sensors.ts';

/** What a device can do for the house, by name. */
export interface Capabilities {
  'identity-reader': IdentityReader;
  'card-reader': CardReader;
  'code-scanner': CodeScanner;
  'document-scanner': DocumentScanner;
  'receipt-printer': ReceiptPrinter;
  'document-printer': DocumentPrinter;
  locker: Locker;
  power: Power;
  sensors: Sensors;
  indicator: Indicator;
}

export type CapabilityName = keyof Capabilities;

/** Something a device said without being asked. */
export type Observation =
  | { readonly kind: 'door'; readonly reading: DoorReading }
  | { readonly kind: 'sensor'; readonly reading: SensorReading }
  | { readonly kind: 'card'; readonly present: boolean };

export type * from './card-reader.ts';
export type * from './code-scanner.ts';
export type * from './document-printer.ts';
export type * from './document-scanner.ts';
export type * from './identity-reader.ts';
export type * from './indicator.ts';
export type * from './locker.ts';
export type * from './power.ts';
export type * from './receipt-printer.ts';
export type * from './sensors.ts';
