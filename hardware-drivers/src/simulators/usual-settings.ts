import { choice, integer } from '../definition/profile.ts';

// Settings that more than one kind of simulator has.

export const thinkMs = integer({
  help: 'time the device takes beside the wire',
  min: 0,
  max: 60_000,
  default: 0,
});

export const envelope = choice({
  help: 'rtu: frames with CRC; tcp: Modbus TCP',
  of: ['rtu', 'tcp'],
  default: 'rtu',
});
