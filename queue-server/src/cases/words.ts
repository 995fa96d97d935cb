import type { CaseEvent, CaseState, Text } from '../protocol/index.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** What each state is called to citizens and staff alike. */
export const stateNames: Readonly<Record<CaseState, Text>> = {
  submitted: t('已提交', 'Submitted'),
  registered: t('已收件', 'Registered'),
  'pre-checked': t('已预审', 'Pre-checked'),
  accepted: t('已受理', 'Accepted'),
  'correction-asked': t('待补正', 'Waiting for your correction'),
  'not-accepted': t('不予受理', 'Not accepted'),
  'under-review': t('审查中', 'Under review'),
  'special-procedure': t('特别程序中', 'In a special procedure'),
  granted: t('准予', 'Granted'),
  denied: t('不予许可', 'Denied'),
  finished: t('已办结', 'Finished'),
  'certificate-made': t('已制证', 'Certificate made'),
  delivered: t('已送达', 'Delivered'),
  archived: t('已归档', 'Archived'),
  withdrawn: t('已撤回', 'Withdrawn'),
  returned: t('已退件', 'Returned'),
};

/** What each event is called in a case's history, and which side of the house did it. */
export const eventNames: Readonly<
  Record<CaseEvent['type'], { readonly name: Text; readonly by: Text }>
> = (() => {
  const citizen = t('申请人', 'The applicant');
  const counter = t('综合窗口', 'Counter');
  const review = t('审查部门', 'Reviewing department');
  const lockers = t('柜务', 'Locker desk');
  const head = t('负责人', 'Head of the office');
  const terminal = t('自助终端', 'Terminal');
  return {
    'case-submitted': { name: t('提交申请', 'Submitted'), by: citizen },
    'originals-deposited': {
      name: t('原件存入文件柜', 'Originals left in the locker'),
      by: citizen,
    },
    'originals-taken-back': { name: t('取回存件', 'Deposit taken back'), by: citizen },
    'originals-collected': { name: t('取出存件', 'Deposit collected'), by: lockers },
    'originals-reconciled': { name: t('核对存件', 'Deposit reconciled'), by: lockers },
    'originals-sent': { name: t('原件放回文件柜', 'Originals sent home by locker'), by: lockers },
    'originals-returned': { name: t('原件已取回', 'Originals are home'), by: citizen },
    'case-registered': { name: t('收件', 'Registered'), by: counter },
    'materials-added': { name: t('补交材料', 'Papers added'), by: citizen },
    'case-pre-checked': { name: t('预审', 'Pre-checked'), by: counter },
    'correction-asked': { name: t('一次性告知补正', 'Correction asked'), by: counter },
    'case-accepted': { name: t('受理', 'Accepted'), by: counter },
    'case-not-accepted': { name: t('不予受理', 'Not accepted'), by: counter },
    'review-started': { name: t('开始审查', 'Review began'), by: review },
    'special-procedure-started': { name: t('特别程序开始', 'Special procedure began'), by: review },
    'special-procedure-ended': { name: t('特别程序结束', 'Special procedure ended'), by: review },
    'case-extended': { name: t('延长期限', 'Limit extended'), by: head },
    'case-granted': { name: t('准予决定', 'Granted'), by: review },
    'case-denied': { name: t('不予许可决定', 'Denied'), by: review },
    'case-finished': { name: t('办结', 'Finished'), by: review },
    'certificate-made': { name: t('制证', 'Certificate made'), by: counter },
    'result-sent': { name: t('结果发往文件柜', 'Result sent to a locker'), by: lockers },
    'result-withdrawn': {
      name: t('结果从文件柜撤回', 'Result taken from the locker'),
      by: lockers,
    },
    'delivery-disputed': { name: t('取件有异议', 'Delivery disputed'), by: citizen },
    'case-delivered': { name: t('送达', 'Delivered'), by: terminal },
    'case-archived': { name: t('归档', 'Archived'), by: counter },
    'case-withdrawn': { name: t('撤回申请', 'Withdrawn'), by: citizen },
    'case-returned': { name: t('退件', 'Returned'), by: counter },
  };
})();

/** The remedies every negative notice names (行政复议法 §20, 行政诉讼法 §46); confirmed by the legal office. */
export const remedies: Text = t(
  '如不服本决定，可自收到之日起60日内申请行政复议，或者自收到之日起6个月内向人民法院提起行政诉讼。',
  'If you disagree you may ask for administrative reconsideration within 60 days of receiving this, or sue within 6 months.',
);
