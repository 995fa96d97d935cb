import type { HallView, QueueView, WindowView } from '@banshi/queue-server/protocol';

const queue = (
  id: string,
  prefix: string,
  zh: string,
  en: string,
  category: string,
  waiting: number,
  low: number,
  high: number,
): QueueView => ({
  id,
  name: { zh, en },
  prefix,
  category,
  function: 'accept',
  open: true,
  waiting,
  wait: { low: low * 60, high: high * 60 },
});

const window = (
  id: string,
  category: string,
  state: WindowView['state'],
  number: string | null = null,
): WindowView => ({
  id,
  label: { zh: `${id} 号窗口`, en: `Window ${id}` },
  function: 'accept',
  category,
  state,
  ticket: number === null ? null : { id: `t-${number}`, number, state: 'serving' },
});

/** A weekday morning in the fictional city hall, for tests and for looking at a page without a server. */
export const sampleHall: HallView = {
  id: 'yunxi',
  name: { zh: '云溪市政务服务中心', en: 'Yunxi City Service Hall' },
  site: 'yunxi',
  timeZone: 'Asia/Shanghai',
  businessDay: '2026-03-21',
  open: true,
  seq: 240,
  at: '2026-03-21T01:42:10.000Z',
  windows: [
    window('1', 'social', 'open', 'B027'),
    window('2', 'social', 'open', 'B029'),
    window('3', 'social', 'open', 'B031'),
    window('4', 'business', 'open', 'A054'),
    window('5', 'business', 'paused'),
    window('6', 'business', 'open', 'A056'),
    window('7', 'estate', 'open', 'C018'),
    window('8', 'estate', 'closed'),
    window('9', 'tax', 'open'),
    window('10', 'tax', 'open', 'D009'),
    window('11', 'household', 'open', 'E003'),
    window('12', 'household', 'closed'),
  ],
  queues: [
    queue('social', 'B', '社会事务受理', 'Social affairs', 'social', 14, 12, 25),
    queue('business', 'A', '商事登记受理', 'Business registration', 'business', 6, 5, 15),
    queue('estate', 'C', '不动产登记', 'Real estate', 'estate', 21, 35, 60),
    queue('tax', 'D', '税务综合', 'Tax', 'tax', 0, 0, 5),
    queue('household', 'E', '户政居住证', 'Residence permits', 'household', 3, 4, 9),
    queue('issue', 'F', '统一出件', 'Collection of results', 'issue', 2, 1, 4),
  ],
  calls: [
    ['B031', '3', 'social', '01:42:05', 1],
    ['A056', '6', 'business', '01:41:31', 2],
    ['C018', '7', 'estate', '01:40:02', 1],
    ['D009', '10', 'tax', '01:38:44', 1],
    ['B029', '2', 'social', '01:37:20', 1],
    ['E003', '11', 'household', '01:36:51', 1],
    ['A054', '4', 'business', '01:35:12', 1],
  ].map(([number, at, line, time, times]) => ({
    ticket: `t-${number}`,
    number: String(number),
    queue: String(line),
    window: String(at),
    windowLabel: { zh: `${at} 号窗口`, en: `Window ${at}` },
    at: `2026-03-21T${time}.000Z`,
    times: Number(times),
  })),
  notices: [
    {
      zh: '本周六上午 9:00–12:00 照常办理社保、不动产业务',
      en: 'Open this Saturday 9:00–12:00 for social insurance and real estate',
    },
    {
      zh: '24 小时自助区在一楼东侧，存取件不受上下班限制',
      en: 'The 24-hour self-service area is on the ground floor, east side',
    },
  ],
};
