import { choice, integer } from '../../definition/profile.ts';

export const profile = {
  slot: integer({ help: 'slot of a reader that has several', min: 0, max: 15, default: 0 }),
  voltage: choice({
    help: 'voltage for the card; auto falls back to 5, 3 and 1.8 V',
    of: ['auto', '5V', '3V', '1.8V'],
    default: 'auto',
  }),
  exchange: choice({
    help: 'what the reader passes on: single TPDUs, or whole APDUs which it splits itself',
    of: ['tpdu', 'apdu'],
    default: 'tpdu',
  }),
  pollMs: integer({ help: 'between two looks for a card', min: 50, max: 5_000, default: 300 }),
};
