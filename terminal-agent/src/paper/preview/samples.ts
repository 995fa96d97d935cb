import { words } from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { callBackSlip } from '../layouts/call-back-slip.ts';
import { depositSlip } from '../layouts/deposit-slip.ts';
import { pickUpReceipt, pickUpSlip } from '../layouts/pick-up-slip.ts';
import { queueTicket } from '../layouts/queue-ticket.ts';
import { submissionSlip } from '../layouts/submission-slip.ts';

/** Every layout once, filled with the fictional city: for previews, tests and the bench. */
export const imprint: Imprint = {
  serial: 'YX01-20260321-0007',
  site: words('云溪市政务服务中心', 'Yunxi Government Service Centre'),
  terminal: '24小时自助区 1号机',
  phone: '0419-5550100',
  printedAt: '2026-03-21T12:03:40.000Z',
  timeZone: 'Asia/Shanghai',
  demo: true,
};

const item = words(
  '城乡居民基本养老保险参保登记',
  'Enrolment in the basic pension insurance for residents',
);
const caseNumber = '419901202603210010007';
const weekend = words('周末', 'weekend');
const deadline = {
  from: '2026-03-21',
  workingDays: 5,
  due: '2026-03-27',
  skipped: [{ date: '2026-03-22', because: weekend }],
};
const cabinet = words('24小时自助区 A柜', '24-hour zone, cabinet A');

export const samples: readonly Content[] = [
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
    },
    imprint,
  ),
];
