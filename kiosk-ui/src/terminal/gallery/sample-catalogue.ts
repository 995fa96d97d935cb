import type { Catalogue, ServiceItem } from '@banshi/queue-server/protocol';

const t = (zh: string, en: string) => ({ zh, en });
const departments = [
  { id: 'social', name: t('人力资源和社会保障局', 'Human Resources and Social Security') },
  { id: 'market', name: t('市场监督管理局', 'Market Regulation') },
  { id: 'police', name: t('公安局', 'Public Security') },
  { id: 'health', name: t('卫生健康委员会', 'Health Commission') },
];
const themes = [
  { id: 'pension', name: t('社保养老', 'Pension and social security') },
  { id: 'business', name: t('开店办企', 'Opening a business') },
  { id: 'birth', name: t('生育收养', 'Birth and children') },
];

type Sketch = readonly [
  code: string,
  zh: string,
  en: string,
  pinyin: string,
  department: number,
  theme: string,
  days: number,
];
const sketches: readonly Sketch[] = [
  [
    'pension',
    '城乡居民基本养老保险参保登记',
    'Enrolment in the residents’ pension',
    'chengxiangjuminjibenyanglaobaoxiancanbaodengji cxjmjbylbxcbdj',
    0,
    'pension',
    3,
  ],
  [
    'pension-record',
    '社保参保证明',
    'Social insurance record',
    'shebaocanbaozhengming sbcbzm',
    0,
    'pension',
    0,
  ],
  [
    'residence',
    '居住证签注',
    'Residence permit endorsement',
    'juzhuzhengqianzhu jzzqz',
    2,
    'residence',
    0,
  ],
  [
    'newborn',
    '新生儿出生“一件事”',
    'Newborn bundle',
    'xinshengerchushengyijianshi xsecsyjs',
    3,
    'birth',
    5,
  ],
  ['food', '食品经营许可', 'Food business licence', 'shipinjingyingxuke spjyxk', 1, 'business', 10],
  [
    'business',
    '个体工商户设立',
    'Setting up a sole trader',
    'getigongshanghusheli gtgshsl',
    1,
    'business',
    0,
  ],
];

const item = ([code, zh, en, pinyin, department, theme, days]: Sketch): ServiceItem => ({
  code,
  implementationCode: '11419900005990330Q4000000000001',
  name: t(zh, en),
  pinyin,
  type: 'public-service',
  caseType: days === 0 ? 'on-the-spot' : 'promised',
  department: {
    ...(departments[department] ?? departments[0] ?? { id: '', name: t('', '') }),
    creditCode: '',
  },
  theme,
  level: 'city',
  legalBasis: t('', ''),
  conditions: [],
  limits: { legal: days, promised: days },
  situations: [],
  materials: [],
  pages: [],
  fee: null,
  assurance: { apply: 'A', result: 'B' },
  channels: { terminal: true, window: true, locker: true, appointment: false, courier: false },
  delegates: true,
  queueCategory: 'social',
  steps: [],
  result: { name: t('', ''), kind: 'none' },
  visits: 0,
  phones: { consult: '', complaint: '' },
  popular: true,
  version: 1,
  asOf: '2026-01-01',
});

/** A small catalogue for the gallery; the real one comes from the agent. */
export const sampleCatalogue: Catalogue = {
  version: 1,
  departments,
  themes,
  items: sketches.map(item),
};
