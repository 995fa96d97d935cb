import { words } from '../content/compose.ts';
import type { Content } from '../content/content.ts';
import { hallDaySlip } from '../layouts/hall-day-slip.ts';
import { supervisionReport } from '../layouts/supervision-report.ts';
import { bureau, caseNumber, imprint, item } from './world.ts';

const queues = [
  { name: words('社会保险', 'Social insurance'), issued: 86, served: 81, missed: 3, waiting: 2 },
  {
    name: words('商事登记', 'Business registration'),
    issued: 42,
    served: 42,
    missed: 0,
    waiting: 0,
  },
];

/** What the hall prints about itself. */
export const reportSamples: readonly Content[] = [
  hallDaySlip(
    {
      hall: imprint.site,
      day: '2026-03-21',
      total: {
        issued: 128,
        served: 123,
        missed: 3,
        waiting: 2,
        meanWaiting: 534,
        longestWaiting: 1_917,
      },
      queues: queues.map((queue) => ({ ...queue, meanWaiting: 534, longestWaiting: 1_917 })),
      audit: {
        feed: 'site/yunxi',
        position: 90_412,
        hash: '9f2c4a17d08be6357720c1d4f5a8931be07746c2195d3fa80c6e4b7d1a25f833',
      },
    },
    imprint,
  ),
  supervisionReport(
    {
      at: '2026-03-27T09:30:00.000Z',
      onlineRate: 0.6134,
      onTimeRate: 0.9912,
      satisfaction: 0.987,
      cases: { total: 1_482, open: 96, decided: 1_366, onTime: 1_354, yellow: 2, red: 1 },
      ratings: [5, 4, 3, 2, 1].map((level) => ({ level, count: level * level * 7 })),
      alarms: 1,
      late: [
        { number: caseNumber, item, department: bureau, due: '2026-03-20', past: 'legal' },
        {
          number: '419901202603190020003',
          item: words('公共场所卫生许可', 'Hygiene permit for public places'),
          department: words('云溪市卫生健康委员会', 'Yunxi Health Commission'),
          due: '2026-03-26',
          past: 'promised',
        },
      ],
    },
    imprint,
  ),
];
