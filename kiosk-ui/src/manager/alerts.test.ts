import { describe, expect, it } from 'vitest';
import type { CabinetSummary, HallAlert, TerminalView } from '@banshi/queue-server/protocol';
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
const long: HallAlert = {
  id: 'long-wait-expected-estate',
  code: 'long-wait-expected',
  level: 'warning',
  queue: 'estate',
  value: 60,
  threshold: 45,
  words: { zh: '不动产登记预计等候 60 分钟', en: 'Real estate: 60 minutes expected' },
};
const said = (...of: Parameters<typeof alertsOf>) => alertsOf(...of).map(({ what }) => what.zh);

describe('what the manager is told', () => {
  it('names device, reason and who must act', () => {
    expect(alertsOf([], [terminal()], [cabinet])).toMatchObject([
      { what: { zh: '一号终端 · 凭条打印机：缺纸' }, advice: { zh: '请工作人员处理' } },
    ]);
  });

  it('puts a silent terminal and unknown contents before a long wait', () => {
    expect(said([long], [terminal({ state: 'silent' })], [{ ...cabinet, inspect: 1 }])).toEqual([
      '一号终端 失联',
      'A 柜：1 个格口内容不明',
      '不动产登记预计等候 60 分钟',
    ]);
  });

  it('says what would help against what the hall reports', () => {
    expect(alertsOf([long], [], [])[0]?.advice.zh).toBe('再开一个窗口');
  });

  it('is quiet when all is well', () => {
    expect(said([], [terminal({ heartbeat: null })], [cabinet])).toEqual([]);
  });
});
