import type { MaterialView, OfferedService } from '@banshi/terminal-agent/protocol';

/** Pieces that several sample screens share, with the fictional people and items of 云溪市. */
export const at = '2026-03-20T12:30:00.000Z';
export const t = (zh: string, en: string) => ({ zh, en });
export const compartment = { id: 'c-07', label: 'B07', size: 'M', band: 'middle' };
export const slip = {
  what: t('存件凭证', 'Deposit slip'),
  serial: 'YX-003-000127',
  state: 'printed' as const,
  lines: [
    t('云溪市政务服务大厅 · 自助终端 3', 'Yunxi City Hall · Terminal 3'),
    t('存件时间 2026年3月20日 20:30', 'Deposited 20 March 2026, 20:30'),
    t('柜号 B07', 'Compartment B07'),
    t('内容（本人申报）：居民户口簿 1 件', 'Contents as declared: household register, 1'),
    t('办件编号 419900202603200030127', 'Case 419900202603200030127'),
    t('查询密码 480215', 'Password 480215'),
    t(
      '时限自 3月20日起算，3个工作日，3月25日前',
      'Counted from 20 March, 3 working days, by 25 March',
    ),
    t('非受理凭证', 'Not an acceptance notice'),
  ],
};
export const notice = {
  ...slip,
  what: t('一次性告知书', 'What you need'),
  lines: [
    t('事项 城乡居民基本养老保险参保登记', 'Service: residents’ pension scheme'),
    t('□ 参保登记表', '□ Enrolment form'),
    t('原件，必要；签名', 'original, required; signed'),
  ],
};
export const draft = {
  ...slip,
  what: t('草稿凭条', 'Draft slip'),
  lines: [
    t('事项：城乡居民基本养老保险参保登记', 'Service: Enrolment in the residents’ pension scheme'),
    t('有效期至：2026年3月23日 20:30', 'Good until: 23 March 2026, 20:30'),
    t('4829 1306 7415 9265 3589 7930', '4829 1306 7415 9265 3589 7930'),
    t('尚未提交', 'NOT YET SUBMITTED'),
  ],
};
export const pay = {
  ...slip,
  what: t('缴款通知单', 'Payment slip'),
  lines: [
    t('应缴金额 80.00元', 'To pay CNY 80.00'),
    t('缴款地点：一楼收费窗口', 'Where: Cash desk on the ground floor'),
  ],
};
export const label = { ...slip, what: t('存件标签', 'Envelope label') };
export const ticketSlip = {
  ...slip,
  what: t('排队号', 'Queue ticket'),
  lines: [
    t('养老保险业务', 'Pension insurance'),
    t('A012', 'A012'),
    t('请在二楼等候区等候', 'Please wait on the second floor'),
  ],
};
export const page = (id: string, verdict: 'ok' | 'retake' = 'ok') => ({
  id,
  image: `data:image/svg+xml;utf8,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><rect width="210" height="297" fill="#fff"/><path d="M30 40h100M30 70h150M30 90h150M30 110h120M30 150h150M30 170h150M30 190h90" stroke="#445" stroke-width="6"/><circle cx="150" cy="235" r="24" fill="none" stroke="#b33" stroke-width="5"/></svg>`,
  )}`,
  verdict,
  reasons: verdict === 'ok' ? [] : [t('右下角有反光', 'Glare at the lower right')],
});
export const materials: [MaterialView, ...MaterialView[]] = [
  {
    id: 'hukou',
    name: t('居民户口簿（首页及本人页）', 'Household register (first page and your page)'),
    notes: t('请翻到本人页', 'Open it at your own page'),
    necessity: 'required',
    original: null,
    ways: ['scan', 'later'],
    how: 'scanned',
    pages: [page('p1'), page('p2')],
  },
  {
    id: 'form',
    name: t('城乡居民基本养老保险参保登记表', 'Pension enrolment form'),
    notes: t('签名后扫描', 'Sign it before scanning'),
    necessity: 'required',
    original: t('《城乡居民基本养老保险经办规程》第八条', 'Pension Operating Rules, article 8'),
    ways: ['scan', 'locker'],
    how: null,
    pages: [],
  },
  {
    id: 'disability',
    name: t('残疾人证', 'Disability certificate'),
    notes: t('没有可以不提供', 'Only if you have one'),
    necessity: 'may-follow',
    original: null,
    ways: ['scan', 'later', 'certificate'],
    how: 'certificate',
    pages: [],
  },
];
export const offered = (
  service: 'apply' | 'drop-off' | 'pick-up' | 'ticket' | 'progress' | 'print',
) => ({
  service,
  offered: true,
});
export const services: OfferedService[] = [
  offered('apply'),
  offered('drop-off'),
  offered('pick-up'),
  offered('ticket'),
  offered('progress'),
  {
    service: 'print',
    offered: false,
    because: t('打印机缺纸，请用 3 号终端', 'Out of paper: please use terminal 3'),
  },
];
