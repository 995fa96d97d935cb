import type { WindowWork } from '@banshi/queue-server/protocol';
import { sampleWorld } from '../../bench/testing/sample-world.ts';
import { sampleHall } from '../../server/testing/sample-hall.ts';
import { sampleRecords } from '../../manager/records/testing/sample-records.ts';
import { sampleSettingsView } from '../../manager/settings/testing/sample-settings.ts';
import { sampleMyTicket } from '../../my-ticket/testing/sample-my-ticket.ts';
import { samplePaper, samplePrinted, sampleVerification } from './paper-samples.ts';
import {
  sampleAlarm,
  sampleAlert,
  sampleCabinet,
  sampleCase,
  sampleHandOver,
  sampleLine,
  sampleSession,
  sampleSummary,
  sampleSupervision,
  sampleTerminal,
  sampleTicket,
} from './samples.ts';

/** What a server would answer to the pages, by path: typed samples, the same in every test. */
export const openHall = {
  ...sampleHall,
  queues: sampleHall.queues.map((queue) => ({
    ...queue,
    booking: { daysAhead: 7, contact: 'phone' as const },
  })),
  at: new Date().toISOString(),
  windows: sampleHall.windows.map((window) =>
    window.id === '9' ? { ...window, state: 'open' as const, ticket: null } : window,
  ),
};
/** What lies before the clerk of window 9, who is the one signed in. */
export const ownWork: WindowWork = {
  seq: 240,
  clerk: { account: sampleSession.account, name: sampleSession.name },
  serves: ['social'],
  next: [
    {
      ticket: 't-B033',
      number: 'B033',
      queue: 'social',
      sentTo: null,
      priority: 'priority',
      booked: true,
      needs: ['language:en'],
      since: openHall.at,
      because: { zh: '预约时间已到', en: 'The booked time has come' },
    },
  ],
  waiting: 7,
  served: 12,
  meanHandling: 431,
  recent: [{ number: 'B031', finishedAt: openHall.at, handling: 512 }],
};
const others: readonly (readonly [RegExp, unknown])[] = [
  [/\/api\/sessions\/current$/, sampleSession],
  [/\/api\/halls\/yunxi$/, openHall],
  [
    /\/aside$/,
    { seq: 240, pools: [{ id: 'papers', name: { zh: '补材料', en: 'Papers' } }], tickets: [] },
  ],
  [/\/windows\/9\/work$/, ownWork],
  [
    /\/at-work$/,
    {
      seq: 240,
      people: [
        {
          account: sampleSession.account,
          name: sampleSession.name,
          window: '9',
          windowLabel: { zh: '9号窗口', en: 'Window 9' },
          state: 'open',
        },
      ],
    },
  ],
  [/\/windows\/9\/close$/, openHall.windows[0]],
  [/\/day$/, { seq: 240, day: '2026-03-21', total: { served: 7 }, queues: [], windows: [] }],
  [/\/alerts$/, { seq: 240, at: openHall.at, alerts: [sampleAlert] }],
  [
    /\/next$/,
    { ticket: sampleTicket(), because: { zh: '等候最久', en: 'Longest wait' }, seq: 241 },
  ],
  [/\/api\/cases$/, { cases: [sampleLine] }],
  [/\/api\/cases\/\d+$/, sampleCase],
  [/\/api\/lockers$/, [sampleSummary]],
  [/\/api\/lockers\/yunxi-a$/, sampleCabinet],
  [/\/hand-overs$/, [sampleHandOver]],
  [/\/api\/alarms$/, [sampleAlarm]],
  [/\/api\/supervision$/, sampleSupervision],
  [/\/api\/terminals$/, [sampleTerminal]],
  [/\/api\/follow-ups$/, []],
  [/\/settings$/, sampleSettingsView],
  [/\/records$/, sampleRecords],
  [/\/api\/cases\/\d+\/papers$/, { papers: [samplePaper] }],
  [/\/api\/verify\/ZM/, sampleVerification],
  [/\/api\/papers$/, { papers: [samplePrinted] }],
  [/\/api\/world$/, sampleWorld],
  [/\/api\/staff\/terminal-code$/, { code: '12345678', expiresAt: '2999-01-01T00:00:00.000Z' }],
  [/\/api\/my-ticket\/[^/]+$/, sampleMyTicket({ number: 'B040', ahead: 4, at: openHall.at })],
];
export const bookable = '2026-11-23T01:00:00.000Z';
const bookings: typeof others = [
  [/\/my-(booking|ticket)\/[^/]+\/messages(\/stop)?$/, { on: false }],
  [
    /\/api\/halls$/,
    [{ id: 'yunxi', name: sampleHall.name, site: 'yunxi', open: true, booking: true }],
  ],
  [/\/days$/, { queue: 'social', days: [{ date: '2026-11-23', left: 4 }] }],
  [
    /\/slots$/,
    {
      queue: 'social',
      date: '2026-11-23',
      slots: [{ start: bookable, end: '2026-11-23T01:30:00.000Z', left: 4 }],
    },
  ],
  [
    /\/api\/my-booking\/[^/]+$/,
    {
      id: 'b1',
      hall: 'yunxi',
      hallName: sampleHall.name,
      queue: 'social',
      queueName: { zh: '养老', en: 'Pension' },
      start: bookable,
      end: '2026-11-23T01:30:00.000Z',
      checkIn: { from: '2026-11-23T00:40:00.000Z', to: '2026-11-23T01:15:00.000Z' },
      afterwards: 'walk-in',
      timeZone: 'Asia/Shanghai',
      state: 'booked',
      code: '12345678',
      url: '/my-booking/secret',
    },
  ],
];

export const answers = [...bookings, ...others];
