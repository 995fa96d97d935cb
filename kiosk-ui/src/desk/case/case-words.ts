import type { CaseFlag, CaseState, ProvidedMaterial } from '@banshi/queue-server/protocol';
import type { Words } from '../../locales/index.ts';
import { words } from '../../locales/words.ts';

export const stateWords: Readonly<Record<CaseState, Words>> = {
  submitted: words('已提交', 'Submitted'),
  registered: words('已收件', 'Registered'),
  'pre-checked': words('已预审', 'Pre-checked'),
  accepted: words('已受理', 'Accepted'),
  'correction-asked': words('待补正', 'Correction asked'),
  'not-accepted': words('不予受理', 'Not accepted'),
  'under-review': words('审查中', 'Under review'),
  'special-procedure': words('特别程序', 'Special procedure'),
  granted: words('准予许可', 'Granted'),
  denied: words('不予许可', 'Denied'),
  finished: words('已办结', 'Finished'),
  'certificate-made': words('已制证', 'Certificate made'),
  delivered: words('已送达', 'Delivered'),
  archived: words('已归档', 'Archived'),
  withdrawn: words('已撤回', 'Withdrawn'),
  returned: words('已退件', 'Returned'),
};

export const howWords: Readonly<Record<ProvidedMaterial['how'], Words>> = {
  scanned: words('已扫描', 'Scanned'),
  locker: words('存入文件柜', 'In the locker'),
  later: words('容缺后补', 'To follow'),
  certificate: words('电子证照', 'E-certificate'),
};

export const flagLooks: Readonly<
  Record<CaseFlag, { readonly tone: 'warn' | 'bad' | 'accent'; readonly name: Words }>
> = {
  warning: { tone: 'warn', name: words('临近期限', 'Due soon') },
  yellow: { tone: 'warn', name: words('黄灯：超过承诺期限', 'Yellow: promised limit passed') },
  red: { tone: 'bad', name: words('红灯：超过法定期限', 'Red: legal limit passed') },
  'deemed-accepted': { tone: 'bad', name: words('视为受理', 'Deemed accepted') },
  'calendar-unknown': {
    tone: 'bad',
    name: words('缺少该年工作日历', 'Calendar of that year missing'),
  },
};

export const caseWords = {
  number: words('办件编号', 'Case number'),
  applicant: words('申请人', 'Applicant'),
  contact: words('联系方式', 'Contact'),
  submitted: words('提交时间', 'Submitted'),
  materials: words('申请材料', 'Materials'),
  answers: words('填写内容', 'The form'),
  situations: words('办理情形', 'Situation'),
  pages: words('{n} 页', '{n} pages'),
  hidden: words('您的岗位不能查看这份扫描件', 'Your role may not see this scan'),
  noPages: words('没有扫描件', 'No scan'),
  openOffice: words('在后台打开', 'Open in the office'),
  deposit: words(
    '存件：{cabinet} 柜 {compartment} 号格，凭证 {slip}',
    'Deposited: cabinet {cabinet}, door {compartment}, slip {slip}',
  ),
  own: words('本人手机', 'Own phone'),
  relative: words('亲属手机', 'A relative’s phone'),
  'staff-will-call': words('由工作人员联系', 'Staff will call'),
  none: words('无法联系，到期自行查询', 'No contact; will ask'),
  yes: words('是', 'Yes'),
  no: words('否', 'No'),
  empty: words('未填', 'Empty'),
  zoomIn: words('放大', 'Zoom in'),
  zoomOut: words('缩小', 'Zoom out'),
  turn: words('旋转', 'Turn'),
  previous: words('上一页', 'Previous page'),
  next: words('下一页', 'Next page'),
  pageOf: words('第 {n} / {of} 页', 'Page {n} of {of}'),
  openPdf: words('打开 PDF', 'Open the PDF'),
  deadline: words('承诺期限', 'Promised limit'),
  legalDeadline: words('法定期限', 'Legal limit'),
  arithmetic: words(
    '{from}（第 0 天）＋ {n} 个工作日 ＝ {due}',
    '{from} (day 0) + {n} working days = {due}',
  ),
  skipped: words('不计入的日子', 'Days that do not count'),
  noDeadline: words('没有在走的期限', 'No clock is running'),
  overdue: words('已超期 {n} 天', '{n} days over'),
  today: words('今天到期', 'Due today'),
  left: words('还有 {n} 天', '{n} days left'),
} as const;
