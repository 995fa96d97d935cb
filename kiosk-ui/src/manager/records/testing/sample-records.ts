import type { DayRecords } from '@banshi/queue-server/protocol';

/** A short day, as the server would tell it. */
export const sampleRecords: DayRecords = {
  seq: 240,
  day: '2026-03-21',
  numbers: [
    {
      queue: 'social',
      name: { zh: '养老与社会保险', en: 'Pension and social insurance' },
      prefix: 'B',
      counts: { given: 31, cancelled: 1, lent: 50 },
      runs: [
        { from: 1, to: 11, fate: 'given' },
        { from: 12, to: 12, fate: 'cancelled', because: 'citizen' },
        { from: 13, to: 32, fate: 'given' },
        { from: 9_001, to: 9_050, fate: 'lent', because: 'yunxi-01' },
      ],
    },
  ],
  acts: [
    {
      seq: 12,
      at: '2026-03-21T01:41:00.000Z',
      by: 'clerk3',
      name: '窗口3号',
      type: 'action-undone',
      undid: 11,
    },
    {
      seq: 11,
      at: '2026-03-21T01:40:00.000Z',
      by: 'clerk3',
      name: '窗口3号',
      type: 'ticket-missed',
      number: 'B031',
      queue: 'social',
      window: '3',
      undone: { by: 'clerk3', at: '2026-03-21T01:41:00.000Z' },
    },
  ],
  found: 2,
  accounts: [{ id: 'clerk3', name: '窗口3号' }],
};
