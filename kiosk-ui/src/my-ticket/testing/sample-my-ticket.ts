import type { MyTicket } from '@banshi/queue-server/protocol';

export const sampleMyTicket = (changes: Partial<MyTicket> = {}): MyTicket => ({
  hall: 'yunxi',
  hallName: { zh: '大厅', en: 'Hall' },
  ticket: 't7',
  seq: 40,
  number: 'B001',
  queue: 'pension',
  queueName: { zh: '养老', en: 'Pension' },
  state: 'waiting',
  ahead: 12,
  wait: { low: 600, high: 1200 },
  window: null,
  moreTimeUsed: false,
  mayRate: false,
  at: '2026-03-21T01:00:00.000Z',
  ...changes,
});
