import type { City } from '../city.ts';
import { usualRules, type HallSettings } from '../halls/settings.ts';
import { china2026 } from '../rules/index.ts';

const hall: HallSettings = {
  id: 'yunxi',
  site: 'yunxi',
  name: { zh: '云溪市政务服务大厅', en: 'Yunxi City Service Hall' },
  timeZone: 'Asia/Shanghai',
  dayBorder: '04:00',
  hours: null,
  queues: [
    {
      id: 'social-accept',
      name: { zh: '社会事务受理', en: 'Social affairs' },
      prefix: 'A',
      category: 'social',
      function: 'accept',
      quota: null,
    },
    {
      id: 'social-issue',
      name: { zh: '社会事务出件', en: 'Social affairs: results' },
      prefix: 'B',
      category: 'social',
      function: 'issue',
      quota: 2,
    },
    {
      id: 'business-accept',
      name: { zh: '商事登记受理', en: 'Business registration' },
      prefix: 'C',
      category: 'business',
      function: 'accept',
      quota: null,
    },
  ],
  windows: [
    ...['1', '2', '3'].map((id) => ({
      id,
      label: { zh: `${id} 号窗口`, en: `Window ${id}` },
      category: 'social',
      function: 'accept' as const,
    })),
    {
      id: '4',
      label: { zh: '4 号窗口', en: 'Window 4' },
      category: 'business',
      function: 'accept',
      serves: ['business-accept', 'social-accept'],
    },
  ],
  rules: usualRules,
  notices: [],
};

/** A county hall with hours, lunch and Saturday mornings at one window. */
const county: HallSettings = {
  ...hall,
  id: 'qinghe',
  site: 'qinghe',
  name: { zh: '清河县政务服务大厅', en: 'Qinghe County Service Hall' },
  hours: {
    workdays: [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:00' },
    ],
    extra: [{ on: { weekday: 6 }, windows: ['1'], spans: [{ from: '09:00', to: '12:00' }] }],
  },
};

const roles = {
  clerk: ['clerk'],
  manager: ['manager'],
  reviewer: ['reviewer'],
} as const;

/** Two halls and a few accounts, all with the password "demo". */
export const smallCity: City = {
  sites: [
    {
      id: 'yunxi',
      name: { zh: '云溪市', en: 'Yunxi' },
      level: 'city',
      parent: null,
      region: '419900',
      timeZone: 'Asia/Shanghai',
      phone: '0999-12345',
    },
    {
      id: 'qinghe',
      name: { zh: '清河县', en: 'Qinghe' },
      level: 'county',
      parent: 'yunxi',
      region: '419921',
      timeZone: 'Asia/Shanghai',
      phone: '0999-12346',
    },
  ],
  halls: [hall, county],
  accounts: [
    ...[1, 2, 3, 4, 5].map((n) => ({ id: `clerk${n}`, name: `窗口人员${n}`, roles: roles.clerk })),
    { id: 'manager1', name: '大厅主任', roles: roles.manager },
    { id: 'reviewer1', name: '审查员', roles: roles.reviewer },
  ].map((account) => ({ ...account, hall: 'yunxi', password: 'demo' })),
  calendar: { years: [china2026] },
};
