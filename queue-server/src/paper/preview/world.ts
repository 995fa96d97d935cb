import { words } from '../content/compose.ts';
import type { Imprint } from '../content/content.ts';

/** The fictional city, as far as the samples need it. */
export const imprint: Imprint = {
  serial: 'YX01-20260321-0007',
  site: words('云溪市政务服务中心', 'Yunxi Government Service Centre'),
  terminal: '24小时自助区 1号机',
  phone: '0419-5550100',
  printedAt: '2026-03-21T12:03:40.000Z',
  timeZone: 'Asia/Shanghai',
  demo: true,
};

export const item = words(
  '城乡居民基本养老保险参保登记',
  'Enrolment in the basic pension insurance for residents',
);
export const caseNumber = '419901202603210010007';
const weekend = words('周末', 'weekend');
export const deadline = {
  from: '2026-03-21',
  workingDays: 5,
  due: '2026-03-27',
  skipped: [{ date: '2026-03-22', because: weekend }],
};
export const cabinet = words('24小时自助区 A柜', '24-hour zone, cabinet A');

export const bureau = words(
  '云溪市人力资源和社会保障局',
  'Yunxi Human Resources and Social Security Bureau',
);
export const register = words('户口簿', 'Household register');
export const bankCard = words('本人银行卡', 'Own bank card');
