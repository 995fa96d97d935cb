import type { City } from '../city.ts';
import type { Catalogue, Compartment, ServiceItem, Text } from '../protocol/index.ts';
import { smallCity } from './small-city.ts';

const t = (zh: string, en: string): Text => ({ zh, en });
const creditCode = '11419900005990330Q';

const pension: ServiceItem = {
  code: 'pension',
  implementationCode: `${creditCode}3000000000001`,
  name: t('养老参保', 'Pension'),
  pinyin: 'yanglaocanbao ylcb',
  type: 'public-service',
  caseType: 'promised',
  department: { id: 'social', name: t('人社局', 'Social Security Bureau'), creditCode },
  theme: 'pension',
  level: 'city',
  legalBasis: t('社会保险法', 'Social Insurance Law'),
  conditions: [],
  eligibility: [
    { id: 'age', requires: 'applicant.age >= 16', otherwise: t('须年满16周岁', 'At least 16') },
  ],
  limits: { legal: 10, promised: 3 },
  situations: [],
  pages: [
    {
      id: 'who',
      title: t('申请人', 'Applicant'),
      fields: [
        {
          id: 'name',
          label: t('姓名', 'Name'),
          kind: 'text',
          schema: { type: 'string', format: 'name' },
          prefill: 'idcard.name',
          required: true,
        },
        {
          id: 'level',
          label: t('档次', 'Level'),
          kind: 'choice',
          choices: [
            { value: '200', label: t('200元', '200') },
            { value: '500', label: t('500元', '500') },
          ],
          schema: { type: 'string' },
          required: true,
        },
      ],
    },
  ],
  materials: [
    {
      id: 'book',
      name: t('户口簿', 'Household register'),
      form: 'copy',
      necessity: 'required',
      source: { kind: 'government' },
      copies: 1,
      paper: 'A5',
      notes: t('', ''),
      standard: t('', ''),
    },
    {
      id: 'agreement',
      name: t('代扣协议', 'Agreement'),
      form: 'original',
      necessity: 'may-follow',
      source: { kind: 'citizen' },
      copies: 2,
      paper: 'A4',
      originalBasis: t('规程', 'Procedure'),
      notes: t('', ''),
      standard: t('', ''),
    },
  ],
  fee: null,
  assurance: { apply: 'A', result: 'A' },
  channels: { terminal: true, window: true, locker: true, appointment: true, courier: false },
  delegates: true,
  queueCategory: 'social',
  steps: [],
  result: { name: t('登记表', 'Certificate'), kind: 'certificate' },
  visits: 0,
  phones: { consult: '12333', complaint: '12345' },
  popular: true,
  version: 1,
  asOf: '2026-11-01',
};

const permit: ServiceItem = {
  ...pension,
  code: 'licence',
  implementationCode: `${creditCode}3000000000002`,
  name: t('卫生许可', 'Hygiene licence'),
  type: 'permit',
  limits: { legal: 20, promised: 5, legalExtension: 10 },
  assurance: { apply: 'A', result: 'C' },
};

const onTheSpot: ServiceItem = {
  ...pension,
  code: 'endorsement',
  implementationCode: `${creditCode}3000000000003`,
  name: t('签注', 'Endorsement'),
  caseType: 'on-the-spot',
  limits: { legal: 1, promised: 0 },
  // What a card alone must not open.
  assurance: { apply: 'A', result: 'B' },
  result: { name: t('签注', 'Endorsement'), kind: 'record' },
};

const catalogue: Catalogue = {
  version: 1,
  departments: [{ id: 'social', name: t('人社局', 'Social Security Bureau') }],
  themes: [{ id: 'pension', name: t('养老', 'Pension') }],
  items: [pension, permit, onTheSpot],
};

const compartments: readonly Compartment[] = ['S', 'S', 'M', 'L'].map((size, i) => ({
  id: `c${i + 1}`,
  label: `0${i + 1}`,
  size: size as Compartment['size'],
  band: 'middle',
  board: 1,
  door: i + 1,
}));

const account = (id: string, role: 'lockers' | 'administrator' | 'clerk' | 'manager') => ({
  id,
  name: id,
  roles: [role],
  hall: 'yunxi',
  password: 'demo',
});

/** The small city with three items, two terminals and a cabinet; undo time ten minutes. */
export const serviceCity: City = {
  ...smallCity,
  accounts: [
    // Few: every password is hashed slowly, on purpose, before a test can begin.
    ...smallCity.accounts.filter(({ id }) => ['clerk1', 'reviewer1', 'manager1'].includes(id)),
    account('lockers1', 'lockers'),
    account('lockers2', 'lockers'),
    account('admin1', 'administrator'),
  ],
  services: {
    catalogue,
    terminals: [
      {
        id: 'yunxi-01',
        serial: '001',
        name: t('一号终端', 'Terminal 1'),
        kind: 'standing',
        site: 'yunxi',
        hall: 'yunxi',
        cabinet: 'yunxi-a',
      },
      {
        id: 'qinghe-01',
        serial: '002',
        name: t('清河终端', 'Qinghe terminal'),
        kind: 'workbench',
        site: 'qinghe',
        hall: 'qinghe',
        cabinet: null,
      },
    ],
    cabinets: [
      {
        id: 'yunxi-a',
        name: t('A柜', 'Cabinet A'),
        terminal: 'yunxi-01',
        site: 'yunxi',
        compartments,
      },
    ],
    demo: true,
  },
};
