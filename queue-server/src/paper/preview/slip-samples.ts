import { same, words } from '../content/compose.ts';
import type { Content } from '../content/content.ts';
import { callBackSlip } from '../layouts/call-back-slip.ts';
import { dailySlip } from '../layouts/daily-slip.ts';
import { depositSlip } from '../layouts/deposit-slip.ts';
import { draftSlip } from '../layouts/draft-slip.ts';
import { envelopeLabel } from '../layouts/envelope-label.ts';
import { oneTimeNotice } from '../layouts/one-time-notice.ts';
import { paySlip } from '../layouts/pay-slip.ts';
import { pickUpReceipt, pickUpSlip } from '../layouts/pick-up-slip.ts';
import { queueTicket } from '../layouts/queue-ticket.ts';
import { submissionSlip } from '../layouts/submission-slip.ts';

import { verificationSlip } from '../layouts/verification-slip.ts';
import {
  bankCard,
  bureau,
  cabinet,
  caseNumber,
  deadline,
  imprint,
  item,
  register,
} from './world.ts';

/** What the terminal prints on a strip. */
export const slipSamples: readonly Content[] = [
  depositSlip(
    {
      slip: 'D-2603210007',
      caseNumber,
      password: '408213',
      item,
      cabinet,
      compartment: 'A-07',
      depositedAt: '2026-03-21T12:03:12.000Z',
      contents: [
        { name: words('户口簿原件', 'Household register, original'), copies: 1 },
        { name: words('银行卡复印件', 'Bank card, copy'), copies: 2 },
      ],
      deadline,
      statusUrl: 'http://127.0.0.1:7300/p/k3Jd9-sVb2Q7xLr0',
    },
    imprint,
  ),
  submissionSlip(
    {
      caseNumber,
      password: '408213',
      item,
      department: words(
        '云溪市人力资源和社会保障局',
        'Yunxi Human Resources and Social Security Bureau',
      ),
      submittedAt: '2026-03-21T11:58:00.000Z',
      undoUntil: '2026-03-21T12:08:00.000Z',
      deadline,
      toDeposit: [words('户口簿原件', 'Household register, original')],
      toFollow: [words('银行卡复印件', 'Bank card, copy')],
      reachable: false,
      delivered: true,
      statusUrl: 'http://127.0.0.1:7300/p/k3Jd9-sVb2Q7xLr0',
    },
    imprint,
  ),
  queueTicket(
    {
      number: 'C012',
      queue: words('社会保险', 'Social insurance'),
      area: words('二楼东区', 'Second floor, east'),
      ahead: 4,
      wait: { low: 480, high: 1140 },
      issuedAt: '2026-03-23T01:12:00.000Z',
      byCard: true,
      bring: [words('身份证', 'Identity card'), words('户口簿', 'Household register')],
      statusUrl: 'http://127.0.0.1:7300/q/Vb2Q7xLr0k3Jd9s',
    },
    imprint,
  ),
  pickUpSlip(
    {
      slip: 'P-2603270003',
      code: '482913067',
      caseNumber,
      item,
      cabinet,
      until: '2026-04-03T10:00:00.000Z',
      secondProof: true,
    },
    imprint,
  ),
  pickUpReceipt(
    {
      item,
      caseNumber,
      cabinet,
      compartment: 'A-12',
      takenAt: '2026-03-28T22:41:00.000Z',
      confirmed: true,
    },
    imprint,
  ),
  callBackSlip(
    {
      reference: 'H-0321-04',
      askedAt: '2026-03-21T19:02:00.000Z',
      told: true,
      about: words('夜间存件柜门打不开', 'A locker door does not open at night'),
      answerBy: '2026-03-21T19:20:00.000Z',
      callOn: '139****0000',
      turnTo: [
        words(
          '窗口：云溪市政务服务中心（办公时间）',
          'A window: Yunxi Government Service Centre (office hours)',
        ),
        words('服务电话：0419-5550100', 'Phone of this place: 0419-5550100'),
      ],
    },
    imprint,
  ),
  envelopeLabel({ slip: 'D-2603210007', caseNumber, item }, imprint),
  dailySlip(
    {
      day: '2026-03-21',
      counts: [
        { what: words('取号', 'Tickets'), count: 128 },
        { what: words('存件', 'Deposits'), count: 17 },
        { what: words('取件', 'Pick-ups'), count: 9 },
        { what: words('申请', 'Applications'), count: 21 },
      ],
      prints: { printed: 174, failed: 1, unknown: 1, voided: ['YX01-20260321-0044'] },
      toInspect: ['A-19'],
      audit: {
        stream: 'terminal/yx01',
        seq: 90412,
        hash: '9f2c4a17d08be6357720c1d4f5a8931be07746c2195d3fa80c6e4b7d1a25f833',
      },
    },
    imprint,
  ),
  verificationSlip(
    {
      name: words('社会保险参保证明', 'Proof of social insurance'),
      number: 'CB20260323000118',
      issuer: words(
        '云溪市人力资源和社会保障局',
        'Yunxi Human Resources and Social Security Bureau',
      ),
      purpose: words('办理贷款', 'A loan'),
      sha256: '5f3a9c0d4b7e21f86a95d3c1e07b48f2917c6ad5e3b80f142d6c9a7be5f01384',
      pages: 1,
      printedAt: '2026-03-23T01:20:00.000Z',
      verifyUrl: 'http://127.0.0.1:7300/verify/CB20260323000118?h=5f3a9c0d4b7e21f8',
    },
    imprint,
  ),
  paySlip(
    {
      slip: 'F-2603230002',
      caseNumber: '419901202603230010002',
      item: words('新建商品房转移登记', 'Transfer of a new dwelling'),
      fen: 8000,
      basis: words('《不动产登记收费标准》住宅类', 'Tariff of real estate registration, dwellings'),
      payBy: '2026-03-30',
      where: words('一楼收费窗口或银行网点', 'Cash desk on the ground floor, or a bank'),
    },
    imprint,
  ),
  draftSlip(
    {
      item,
      savedAt: '2026-03-21T12:03:12.000Z',
      until: '2026-03-24T12:03:12.000Z',
      code: '482913067415926535897930',
    },
    imprint,
  ),
  oneTimeNotice(
    {
      item,
      department: bureau,
      answers: [
        { question: words('是否首次参保', 'First enrolment?'), answer: words('是', 'Yes') },
        { question: words('缴费方式', 'How to pay'), answer: words('银行代扣', 'Direct debit') },
      ],
      notEligible: [],
      conditions: [
        words('年满16周岁，非在校学生', 'Aged 16 or over and not a student'),
        words('未参加职工基本养老保险', "Not in the employees' pension insurance"),
      ],
      materials: [
        {
          name: words('身份证', 'Identity card'),
          form: 'original',
          copies: 0,
          necessity: 'required',
          notes: words('现场核验后退还', 'Looked at and given back'),
          obtained: false,
        },
        {
          name: register,
          form: 'copy',
          copies: 1,
          necessity: 'required',
          notes: words('首页、户主页、本人页', 'First page, head of household, own page'),
          obtained: false,
        },
        {
          name: bankCard,
          form: 'copy',
          copies: 1,
          necessity: 'may-follow',
          notes: words('可在受理后10个工作日内补交', 'Within 10 working days of acceptance'),
          obtained: false,
        },
        {
          name: words('缴费档次确认单', 'Contribution level'),
          form: 'auto-obtained',
          copies: 0,
          necessity: 'required',
          notes: same('-'),
          obtained: true,
        },
      ],
      promisedDays: 3,
      legalDays: 15,
      fee: words('不收费', 'No fee'),
      where: words(
        '云溪市政务服务中心二楼东区；24小时自助区',
        'Government Service Centre, second floor east; 24-hour zone',
      ),
      when: words(
        '窗口周一至周五；自助区随时',
        'Windows Monday to Friday; self-service at any time',
      ),
      phones: { consult: '0419-5550133', complaint: '0419-5550199' },
      legalBasis: words(
        '《城乡居民基本养老保险经办规程》',
        "Rules for the residents' pension insurance",
      ),
      asOf: '2026-01-01',
    },
    imprint,
  ),
];
