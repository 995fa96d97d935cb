import type { Catalogue, Enrolled, ServiceItem } from '@banshi/queue-server/protocol';
import { compartments } from './cabinet.ts';

const both = (zh: string, en: string) => ({ zh, en });

/** A small item with everything a journey needs: a question, a prefilled page, a scan, an original. */
export const pension: ServiceItem = {
  code: 'pension-enrolment',
  implementationCode: `11419900005990330Q1${'0'.repeat(12)}`,
  name: both('城乡居民养老参保', 'Pension enrolment'),
  pinyin: 'chengxiang jumin yanglao canbao cxjmylcb',
  type: 'public-service',
  caseType: 'promised',
  department: {
    id: 'social-security',
    name: both('人社局', 'Social security'),
    creditCode: '11419900005990330Q',
  },
  theme: 'pension',
  level: 'city',
  legalBasis: both('社会保险法', 'Social Insurance Law'),
  conditions: [both('年满16周岁', '16 or older')],
  limits: { legal: 10, promised: 3 },
  situations: [
    {
      id: 'first',
      question: both('是否首次参保？', 'First enrolment?'),
      choices: [
        { value: 'yes', label: both('是', 'Yes') },
        { value: 'no', label: both('否', 'No') },
      ],
    },
  ],
  materials: [
    {
      id: 'application-form',
      name: both('参保登记表', 'Enrolment form'),
      form: 'copy',
      necessity: 'required',
      source: { kind: 'citizen' },
      copies: 1,
      paper: 'A4',
      notes: both('签名', 'signed'),
      standard: both('清晰', 'legible'),
    },
    {
      id: 'household-book',
      name: both('户口簿', 'Household register'),
      form: 'original',
      necessity: 'required',
      source: { kind: 'citizen' },
      copies: 1,
      paper: 'other',
      originalBasis: both('社会保险法', 'Social Insurance Law'),
      notes: both('原件', 'original'),
      standard: both('有效', 'valid'),
    },
  ],
  pages: [
    {
      id: 'person',
      title: both('个人信息', 'Personal'),
      fields: [
        {
          id: 'name',
          label: both('姓名', 'Name'),
          kind: 'text',
          schema: { type: 'string', format: 'name' },
          prefill: 'idcard.name',
          required: true,
        },
        {
          id: 'level',
          label: both('缴费档次', 'Level'),
          kind: 'choice',
          choices: [
            { value: '200', label: both('200元', '200 yuan') },
            { value: '500', label: both('500元', '500 yuan') },
          ],
          schema: { type: 'string' },
          required: true,
        },
      ],
    },
  ],
  fee: null,
  assurance: { apply: 'A', result: 'A' },
  channels: { terminal: true, window: true, locker: true, appointment: false, courier: false },
  delegates: true,
  queueCategory: 'social',
  steps: [],
  result: { name: both('参保凭证', 'Certificate'), kind: 'certificate' },
  visits: 1,
  phones: { consult: '0000-12333', complaint: '0000-12345' },
  popular: true,
  version: 1,
  asOf: '2026-01-01',
};

export const catalogue: Catalogue = {
  version: 1,
  departments: [{ id: 'social-security', name: both('人社局', 'Social security') }],
  themes: [{ id: 'pension', name: both('养老', 'Pension') }],
  items: [pension],
};

/** What a server once told this terminal. */
export const enrolment: Enrolled = {
  terminal: 't1',
  serial: '007',
  site: {
    id: 'yunxi',
    name: both('云溪市政务服务大厅', 'Yunxi City Hall'),
    region: '419901',
    timeZone: 'Asia/Shanghai',
    phone: '0000-12345',
  },
  hall: 'yunxi',
  cabinet: {
    id: 'c1',
    name: both('一号柜', 'Cabinet 1'),
    compartments: [...compartments],
    key: Buffer.alloc(32, 7).toString('base64'),
  },
};
