import { choice, integer, oneOfIntegers } from '../../definition/profile.ts';
import { samBaudRates } from './codec.ts';

export const profile = {
  readWith: choice({
    help: 'command for reading: plain (30 01), or fingerprint (30 10) falling back to plain on older modules',
    of: ['plain', 'fingerprint'],
    default: 'plain',
  }),
  moduleIdDigits: oneOfIntegers({
    help: 'width of the last two numbers of the module id',
    of: [9, 10],
    default: 10,
  }),
  usbForm: choice({
    help: 'on USB: preamble and length on endpoints of their own (0400:C35A), or whole frames on one',
    of: ['split-endpoints', 'whole-frame'],
    default: 'split-endpoints',
  }),
  hidForm: choice({
    help: 'on HID: frames in MR-300 envelopes, or bare in feature report 1 (SET_REPORT) with answers in input reports',
    of: ['mr300', 'set-report'],
    default: 'mr300',
  }),
  lineRate: oneOfIntegers({
    help: 'line rate to agree on with the module (60 xx), which is looked for at every rate; 0 stays at the rate of the address',
    of: [0, ...samBaudRates],
    default: 0,
  }),
  maxRfBytes: integer({
    help: 'longest frame to the card (61 FF), e.g. 80; 0 leaves it as it is',
    min: 0,
    max: 255,
    default: 0,
  }),
  pollMs: integer({ help: 'between two looks for a card', min: 100, max: 5_000, default: 300 }),
};
