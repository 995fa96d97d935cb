import type {
  AlarmView,
  CabinetSummary,
  CabinetView,
  CaseLine,
  CaseView,
  HallAlert,
  HandOver,
  SessionView,
  SupervisionView,
  TerminalView,
  TicketView,
} from '@banshi/queue-server/protocol';

/** Data as the server sends it, for looking at staff pages without a server. Fictional people only. */
const at = '2026-03-21T01:40:00.000Z';
const number = '419900202603210010001';
const itemName = { zh: '城乡居民基本养老保险参保登记', en: 'Enrolment in the residents’ pension' };
const department = { zh: '人力资源和社会保障局', en: 'Human resources' };

export const sampleSession: SessionView = {
  account: 'clerk3',
  name: '窗口3号',
  roles: ['clerk', 'reviewer', 'lockers', 'manager'],
  hall: 'yunxi',
  expiresAt: '2026-03-21T12:00:00.000Z',
};

export const sampleTicket = (changes: Partial<TicketView> = {}): TicketView => ({
  id: 't-B032',
  number: 'B032',
  queue: 'social',
  state: 'called',
  channel: 'terminal',
  priority: 'normal',
  window: '9',
  case: number,
  issuedAt: '2026-03-21T01:20:00.000Z',
  calledAt: at,
  calls: 1,
  ahead: 0,
  wait: { low: 0, high: 0 },
  ...changes,
});

export const sampleLine: CaseLine = {
  number,
  item: 'pension-enrolment',
  itemName,
  department,
  state: 'registered',
  stateName: { zh: '已收件', en: 'Registered' },
  submittedAt: at,
  applicantName: '林*夏',
  due: '2026-03-27',
  flags: ['warning'],
  deposit: 'CJ00001',
};

export const sampleCase: CaseView = {
  number,
  item: 'pension-enrolment',
  itemName,
  site: 'yunxi',
  state: 'registered',
  submittedAt: at,
  applicantName: '林知夏',
  applicantNumber: '419***********1424',
  contact: { kind: 'own', phone: '13800000001' },
  situations: { occupation: 'farmer' },
  answers: { name: '林知夏', level: '500', livesElsewhere: 'no' },
  materials: [
    { material: 'identity-card', how: 'certificate', pages: [] },
    {
      material: 'household-book',
      how: 'scanned',
      pages: [{ sha256: 'a'.repeat(64), mediaType: 'image/png', bytes: 68 }],
    },
    { material: 'debit-agreement', how: 'locker', pages: [] },
  ],
  deadline: {
    from: '2026-03-21',
    workingDays: 5,
    due: '2026-03-27',
    skipped: [{ date: '2026-03-22', because: { zh: '周末', en: 'Weekend' } }],
  },
  legalDeadline: null,
  flags: ['warning'],
  history: [
    {
      type: 'case-submitted',
      name: { zh: '提交申请', en: 'Submitted' },
      at,
      by: { zh: '申请人', en: 'The applicant' },
    },
  ],
  notices: [],
  deposit: { cabinet: 'yunxi-a', compartment: '05', slip: 'CJ00001', state: 'in-locker' },
  actions: ['pre-check', 'ask-correction', 'accept', 'not-accept'],
  seq: 3,
};

export const sampleSummary: CabinetSummary = {
  id: 'yunxi-a',
  name: { zh: '市中心 A 柜', en: 'City cabinet A' },
  terminal: 'yunxi-01',
  free: 20,
  deposits: 1,
  parcels: 1,
  inspect: 1,
  overdue: 0,
};

export const sampleCabinet: CabinetView = {
  id: 'yunxi-a',
  name: sampleSummary.name,
  terminal: 'yunxi-01',
  seq: 12,
  compartments: Array.from({ length: 24 }, (_, i) => ({
    id: `c${i + 1}`,
    label: String(i + 1).padStart(2, '0'),
    size: i % 12 > 8 ? ('L' as const) : i % 4 === 3 ? ('M' as const) : ('S' as const),
    band: i % 12 < 4 ? ('high' as const) : i % 12 < 8 ? ('middle' as const) : ('low' as const),
    board: 1,
    door: i + 1,
    state:
      i === 4
        ? ('deposit' as const)
        : i === 7
          ? ('parcel' as const)
          : i === 16
            ? ('inspect' as const)
            : ('free' as const),
  })),
  deposits: [
    {
      deposit: 'd1',
      slip: 'CJ00001',
      case: number,
      itemName,
      compartment: '05',
      placedAt: at,
      due: '2026-03-27',
      contents: [{ name: { zh: '银行代扣缴费协议书', en: 'Debit agreement' }, copies: 2 }],
      state: 'collected',
    },
  ],
  parcels: [
    {
      grant: 'g1',
      slip: 'QJ00007',
      case: number,
      itemName,
      size: 'S',
      contents: 'result',
      compartment: '08',
      state: 'waiting',
      until: '2026-03-28T01:40:00.000Z',
    },
  ],
};

export const sampleAlert: HallAlert = {
  id: 'nobody-serves-estate',
  code: 'nobody-serves',
  level: 'urgent',
  queue: 'estate',
  value: 21,
  threshold: 0,
  words: { zh: '不动产登记有 21 人等候，没有窗口办理', en: 'Real estate: 21 wait, nobody serves' },
};

export const sampleTerminal: TerminalView = {
  id: 'yunxi-01',
  name: { zh: '市民大厅一号终端', en: 'City hall terminal 1' },
  kind: 'standing',
  site: 'yunxi',
  state: 'online',
  lastSeen: at,
  heartbeat: {
    at,
    version: '0.1.0',
    bootEpoch: 3,
    outbox: 1,
    services: [],
    devices: [
      {
        id: 'printer',
        driver: 'escpos',
        condition: 'degraded',
        reasons: ['paper-near-end'],
        advisedAction: 'staff',
        observedAt: at,
      },
    ],
  },
};

export const sampleAlarm: AlarmView = {
  alarm: 'compartment/yunxi-a/c17',
  site: 'yunxi',
  kind: 'compartment',
  name: { zh: '格口内容不明', en: 'Compartment of unknown contents' },
  about: 'yunxi-a 17',
  because: '断电时门状态未知',
  since: at,
  pages: true,
  paged: [{ account: 'lockers1', at }],
  acknowledged: null,
};

export const sampleSupervision: SupervisionView = {
  at,
  cases: { total: 12, open: 4, decided: 8, onTime: 8, yellow: 0, red: 0 },
  onlineRate: 0.75,
  onTimeRate: 1,
  satisfaction: 0.96,
  ratings: [],
  alarms: 1,
};

export const sampleHandOver: HandOver = {
  id: 'h1',
  cabinet: 'yunxi-a',
  collectedBy: 'lockers1',
  receivedBy: null,
  collectedAt: at,
  receivedAt: null,
  deposits: [
    {
      deposit: 'd1',
      slip: 'CJ00001',
      case: number,
      itemName,
      contents: [{ name: { zh: '银行代扣缴费协议书', en: 'Debit agreement' }, copies: 2 }],
      arrived: null,
    },
  ],
};
