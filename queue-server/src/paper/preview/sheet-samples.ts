import { same, words } from '../content/compose.ts';
import type { Content } from '../content/content.ts';
import { handOverList } from '../layouts/hand-over-list.ts';
import { oneTimeNotice } from '../layouts/one-time-notice.ts';
import { receiptVoucher } from '../layouts/receipt-voucher.ts';
import { sampleCertificate } from '../layouts/sample-certificate.ts';
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

/** What else is printed on A4. */
export const sheetSamples: readonly Content[] = [
  receiptVoucher(
    {
      number: 'SJ-20260323-0012',
      caseNumber,
      password: '408213',
      applicant: '𬱖启明',
      item,
      materials: [
        { name: register, form: 'original', copies: 1 },
        { name: bankCard, form: 'copy', copies: 2 },
      ],
      receivedAt: '2026-03-23T00:40:00.000Z',
      receivedBy: words('3号窗口', 'Window 3'),
      issuer: bureau,
      date: '2026-03-23',
      deadline,
      statusUrl: 'http://127.0.0.1:7300/p/k3Jd9-sVb2Q7xLr0',
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
      notEligible: null,
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
      phones: { consult: '0419-5550133', complaint: '0419-5550199' },
      legalBasis: words(
        '《城乡居民基本养老保险经办规程》',
        "Rules for the residents' pension insurance",
      ),
      asOf: '2026-01-01',
    },
    imprint,
  ),
  handOverList(
    {
      number: 'JJ-20260323-01',
      cabinet,
      collectedAt: '2026-03-23T00:05:00.000Z',
      from: words('文件柜管理员', 'Locker staff'),
      to: words('综合受理窗口', 'Reception desk'),
      rows: Array.from({ length: 16 }, (_, index) => ({
        slip: `D-26032100${String(index + 1).padStart(2, '0')}`,
        caseNumber: `4199012026032100100${String(index + 1).padStart(2, '0')}`,
        item,
        compartment: `A-${String(index + 1).padStart(2, '0')}`,
        contents: [
          { name: register, copies: 1 },
          { name: bankCard, copies: 2 },
        ],
        due: index % 3 === 2 ? null : '2026-03-27',
        discrepancy: index === 4 ? '银行卡复印件实收1份' : null,
      })),
    },
    imprint,
  ),
  sampleCertificate(
    {
      name: words('社会保险参保证明', 'Proof of social insurance'),
      number: 'CB20260323000118',
      holder: '林知夏',
      facts: [
        {
          label: words('险种', 'Insurance'),
          value: words('城乡居民基本养老保险', "Residents' pension"),
        },
        { label: words('参保时间', 'Since'), value: words('2019年7月', 'July 2019') },
      ],
      statement: words(
        '兹证明上述人员在本市正常参加社会保险。本页为系统演示数据，人员与机构均为虚构。',
        'This is to show that the person named is insured in this city. Demonstration data; people and bodies are fictional.',
      ),
      issuer: bureau,
      date: '2026-03-23',
      verifyUrl: 'http://127.0.0.1:7300/verify/CB20260323000118?h=5f3a9c',
    },
    imprint,
  ),
];
