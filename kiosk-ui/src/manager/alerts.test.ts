import { describe, expect, it } from 'vitest';
import type { CabinetSummary, TerminalView } from '@banshi/queue-server/protocol';
import { sampleHall } from '../server/testing/sample-hall.ts';
import { alertsOf } from './alerts.ts';

const at = '2026-03-21T01:00:00.000Z';
const terminal = (changes: Partial<TerminalView> = {}): TerminalView => ({
  id: 'yunxi-01',
  name: { zh: '一号终端', en: 'Terminal 1' },
  kind: 'standing',
  site: 'yunxi',
  state: 'online',
  lastSeen: at,
  heartbeat: {
    at,
    version: '0.1.0',
    bootEpoch: 1,
    outbox: 0,
    services: [],
    devices: [
      {
        id: 'printer',
        driver: 'escpos',
        condition: 'degraded',
        reasons: ['paper-out'],
        advisedAction: 'staff',
        observedAt: at,
      },
    ],
  },
  ...changes,
});
const cabinet: CabinetSummary = {
  id: 'yunxi-a',
  name: { zh: 'A 柜', en: 'Cabinet A' },
  terminal: 'yunxi-01',
  free: 10,
  deposits: 2,
  parcels: 1,
  inspect: 0,
  overdue: 0,
};
const said = (...of: Parameters<typeof alertsOf>) => alertsOf(...of).map(({ what }) => what.zh);

describe('what the manager is told', () => {
  it('names device, reason and who must act', () => {
    expect(alertsOf(null, [terminal()], [cabinet])).toMatchObject([
      { what: { zh: '一号终端 · printer：缺纸' }, advice: { zh: '请工作人员处理' } },
    ]);
  });

  it('puts a silent terminal and unknown contents before a long wait', () => {
    const hall = {
      ...sampleHall,
      queues: sampleHall.queues.filter(({ id }) => id === 'estate'),
    };
    expect(said(hall, [terminal({ state: 'silent' })], [{ ...cabinet, inspect: 1 }])).toEqual([
      '一号终端 失联',
      'A 柜：1 个格口内容不明',
      '不动产登记：最长约 60 分钟',
    ]);
  });

  it('sees people waiting where no window is open', () => {
    const hall = {
      ...sampleHall,
      queues: sampleHall.queues.filter(({ id }) => id === 'social'),
      windows: sampleHall.windows.map((window) => ({ ...window, state: 'closed' as const })),
    };
    expect(said(hall, [], [])).toEqual(['社会事务受理：14 人等候，没有开放的窗口']);
  });

  it('is quiet when all is well', () => {
    const hall = { ...sampleHall, queues: sampleHall.queues.filter(({ id }) => id === 'tax') };
    expect(said(hall, [terminal({ heartbeat: null })], [cabinet])).toEqual([]);
  });
});
