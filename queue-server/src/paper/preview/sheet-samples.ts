import { words } from '../content/compose.ts';
import type { Content } from '../content/content.ts';
import { handOverList } from '../layouts/hand-over-list.ts';
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
