import type { HallSettings, SettingsView } from '@banshi/queue-server/protocol';

/** A small hall's settings, for tests and for looking at the page without a server. */
export const sampleSettings: HallSettings = {
  id: 'yunxi',
  site: 'yunxi',
  name: { zh: '云溪市政务服务中心', en: 'Yunxi City Service Hall' },
  timeZone: 'Asia/Shanghai',
  dayBorder: '04:00',
  hours: {
    workdays: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
    extra: [{ on: { weekday: 6 }, windows: ['1'], spans: [{ from: '09:00', to: '12:00' }] }],
    days: { '2026-12-31': { open: false, name: { zh: '搬迁', en: 'Moving' } } },
  },
  queues: [
    {
      id: 'social',
      name: { zh: '养老与社会保险', en: 'Pension and social insurance' },
      prefix: 'B',
      category: 'social',
      function: 'accept',
      quota: null,
      handlingSeconds: 480,
      appointments: {
        slotMinutes: 30,
        perSlot: 4,
        daysAhead: 7,
        earlyMinutes: 20,
        lateMinutes: 15,
        afterwards: 'walk-in',
        leadMinutes: 15,
      },
    },
    {
      id: 'tax',
      name: { zh: '税务', en: 'Tax' },
      prefix: 'D',
      category: 'tax',
      function: 'accept',
      quota: 80,
    },
  ],
  windows: [
    {
      id: '1',
      label: { zh: '1号窗口', en: 'Window 1' },
      category: 'social',
      function: 'accept',
      skills: ['sign-language'],
      profile: {
        rules: [
          {
            id: 'r1',
            when: [{ waitAbove: { queue: 'tax', minutes: 40 } }],
            take: ['tax'],
            because: { zh: '税务等候过久，支援', en: 'Tax has waited long' },
          },
        ],
      },
    },
    { id: '2', label: { zh: '2号窗口', en: 'Window 2' }, category: 'tax', function: 'accept' },
  ],
  rules: {
    callLimit: 3,
    noShowBack: 3,
    moreTimeBack: 3,
    undoSeconds: 120,
    issueBeforeOpening: 30,
    oneTicketPerCitizen: false,
    carryOver: false,
  },
  notices: [],
  pools: [{ id: 'papers', name: { zh: '补材料', en: 'Fetching papers' } }],
  zones: [{ id: 'east', name: { zh: '东区', en: 'East wing' }, windows: ['1', '2'] }],
  boards: [
    { id: 'main', layout: 'calls-and-waits', voice: true, languages: ['zh', 'en'] },
    { id: 'east', layout: 'calls', zone: 'east', voice: true, languages: ['zh'] },
    { id: 'window-1', layout: 'window', window: '1', voice: false, languages: ['zh', 'en'] },
  ],
};

export const sampleSettingsView: SettingsView = {
  version: 2,
  settings: sampleSettings,
  later: { queues: { tax: { prefix: 'H' } } },
  laterWas: { queues: { tax: { prefix: 'D' } } },
  days: [
    { date: '2026-12-30', working: true },
    { date: '2026-12-31', working: true },
    { date: '2027-01-01', working: false, because: { zh: '元旦', en: 'New Year' } },
    { date: '2027-01-02', working: false, because: { zh: '星期六', en: 'Saturday' } },
    { date: '2027-01-03', working: false, because: { zh: '星期日', en: 'Sunday' } },
  ],
  history: [
    {
      version: 2,
      at: '2026-03-21T01:00:00.000Z',
      by: 'manager1',
      reason: '换字头',
      change: { rules: { callLimit: 3 } },
      was: { rules: { callLimit: 5 } },
      later: { queues: { tax: { prefix: 'H' } } },
      laterWas: { queues: { tax: { prefix: 'D' } } },
    },
    {
      version: 1,
      at: '2026-03-20T01:00:00.000Z',
      by: 'admin1',
      reason: '开通预约',
      change: {
        queues: { social: { quota: null } },
        windows: { '1': { skills: ['sign-language'] } },
      },
      was: {
        queues: { social: { quota: 120 } },
        windows: { '1': { skills: null } },
      },
    },
  ],
};
