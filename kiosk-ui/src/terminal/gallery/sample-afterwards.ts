import { at, compartment, slip, t, ticketSlip } from './sample-parts.ts';
import type { ScreenTable } from './screen-table.ts';

/** Locker, ticket, progress, rating, help, staff, farewell. */
const certificate = {
  number: 'ZM419900202603200030127',
  name: t('城乡居民基本养老保险参保证明', 'Residents’ pension scheme record'),
  issuer: t('云溪市人力资源和社会保障局', 'Yunxi Human Resources and Social Security Bureau'),
  issuedOn: '2026-03-20',
  copiesLeft: 5,
};

export const afterwards = {
  'choose-compartment': {
    step: 'choose-compartment',
    contents: [t('参保登记表原件 1 件', 'Enrolment form, 1')],
    envelope: { number: 'D2603200030127', label: null, ready: true },
    sizes: [
      {
        size: 'S',
        name: t('小', 'Small'),
        fits: t('放一个文件袋', 'One envelope'),
        free: 12,
        low: 3,
      },
      {
        size: 'M',
        name: t('中', 'Medium'),
        fits: t('放一个档案盒', 'One file box'),
        free: 5,
        low: 0,
      },
      {
        size: 'L',
        name: t('大', 'Large'),
        fits: t('放几个档案盒', 'Several boxes'),
        free: 0,
        low: 0,
      },
    ],
    screenOnly: true,
  },
  door: {
    step: 'door',
    purpose: 'deposit',
    phase: 'open',
    compartment,
    contents: [t('参保登记表原件', 'Enrolment form, original')],
  },
  'confirm-deposit': {
    step: 'confirm-deposit',
    compartment,
    contents: [t('参保登记表原件 1 件', 'Enrolment form, 1')],
  },
  deposited: {
    step: 'deposited',
    case: '419900202603200030127',
    slip,
    compartment,
    deadline: t('自 3月20日起 3 个工作日，3月25日前', '3 working days from 20 March: by 25 March'),
    mayReopen: true,
  },
  'pick-up-code': {
    step: 'pick-up-code',
    attemptsLeft: 3,
    error: t('编号或取件码不对，请再输入一次。', 'Number or code is wrong. Please try again.'),
  },
  'pick-up-list': {
    step: 'pick-up-list',
    parcels: [
      {
        grant: 'g1',
        item: t('食品经营许可证', 'Food business licence'),
        compartment,
        until: '2026-03-27T15:59:00.000Z',
      },
      {
        grant: 'g2',
        item: t('退回的材料', 'Returned papers'),
        compartment: { ...compartment, id: 'c-12', label: 'B12' },
        until: '2026-03-24T15:59:00.000Z',
      },
    ],
  },
  'confirm-pick-up': {
    step: 'confirm-pick-up',
    grant: 'g1',
    item: t('食品经营许可证', 'Food business licence'),
  },
  'picked-up': {
    step: 'picked-up',
    item: t('食品经营许可证', 'Food business licence'),
    confirmed: true,
    slip: null,
  },
  'choose-queue': {
    step: 'choose-queue',
    queues: [
      {
        id: 'pension',
        name: t('社会事务 · 养老保险', 'Social affairs · pensions'),
        waiting: 4,
        wait: { low: 300, high: 720 },
        offered: true,
      },
      {
        id: 'business',
        name: t('商事登记', 'Business registration'),
        waiting: 0,
        wait: { low: 0, high: 60 },
        offered: true,
      },
      {
        id: 'property',
        name: t('不动产登记', 'Property'),
        waiting: 11,
        wait: { low: 1500, high: 2700 },
        offered: true,
      },
      {
        id: 'project',
        name: t('投资项目', 'Investment projects'),
        waiting: null,
        wait: null,
        offered: false,
        because: t('周一至周五 9:00–17:00', 'Monday to Friday, 9:00–17:00'),
      },
    ],
    takesBookings: true,
    suggested: 'pension',
  },
  ticket: {
    step: 'ticket',
    number: 'A012',
    queueName: t('社会事务 · 养老保险', 'Social affairs · pensions'),
    ahead: 4,
    wait: { low: 300, high: 720 },
    statusUrl: 'http://127.0.0.1:7300/my/7f2c9a',
    slip: ticketSlip,
  },
  'check-in': { step: 'check-in', error: null },
  'progress-code': { step: 'progress-code', error: null },
  progress: {
    step: 'progress',
    cases: [
      {
        number: '419900202603200030127',
        item: t('城乡居民基本养老保险参保登记', 'Enrolment in the residents’ pension scheme'),
        state: t('审查中', 'Under review'),
        due: '2026-03-25',
        steps: [
          { name: t('提交', 'Submitted'), at },
          { name: t('收件', 'Registered'), at: '2026-03-21T01:10:00.000Z' },
          { name: t('受理', 'Accepted'), at: '2026-03-21T02:20:00.000Z' },
        ],
      },
    ],
  },
  certificates: {
    step: 'certificates',
    certificates: [
      certificate,
      {
        ...certificate,
        number: 'ZM419900202603200030128',
        name: t('居住证签注', 'Permit endorsement'),
        copiesLeft: 0,
      },
    ],
  },
  certificate: {
    step: 'certificate',
    ...certificate,
    asksPassword: true,
    error: null,
    print: null,
  },
  rate: { step: 'rate', about: t('城乡居民基本养老保险参保登记', 'Pension enrolment') },
  rated: { step: 'rated' },
  help: {
    step: 'help',
    called: true,
    answeredBy: t('三楼值班台', 'Duty desk, third floor'),
    slip: null,
  },
  'staff-sign-in': {
    step: 'staff-sign-in',
    error: t('验证码不对或已过期', 'The code is wrong or has expired'),
  },
  staff: {
    step: 'staff',
    account: 'lockers1',
    deposits: [
      {
        deposit: 'd1',
        slip: 'YX-003-000127',
        item: t('养老保险参保登记', 'Pension enrolment'),
        compartment,
        due: '2026-03-25',
      },
      {
        deposit: 'd2',
        slip: 'YX-003-000128',
        item: t('食品经营许可', 'Food business licence'),
        compartment: { ...compartment, label: 'A03' },
        due: null,
      },
    ],
    parcels: [{ grant: 'g3', slip: 'QJ-000031', item: t('居住证', 'Residence permit'), size: 'S' }],
    flagged: [
      {
        compartment: { ...compartment, label: 'C02' },
        state: 'inspect',
        because: t('断电时柜门可能打开过', 'The door may have been opened during a power cut'),
      },
    ],
    day: null,
  },
  'staff-found': {
    step: 'staff-found',
    compartment,
    because: t('断电时柜门可能打开过', 'The door may have been opened during a power cut'),
  },
  farewell: { step: 'farewell', cardLeft: true },
} satisfies Partial<ScreenTable>;
