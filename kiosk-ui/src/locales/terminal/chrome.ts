import { words } from '../words.ts';

/** What stands around every screen of the terminal. */
export const chrome = {
  chosen: words('已选中', 'selected'),
  /** Between a name and what is said of it. */
  colon: words('：', ': '),
  exit: words('退出', 'Exit'),
  help: words('求助', 'Help'),
  back: words('上一步', 'Back'),
  next: words('下一步', 'Next'),
  done: words('完成', 'Done'),
  home: words('办其他事', 'Something else'),
  language: words('English', '中文'),
  languageName: words('切换到英文', 'Switch to Chinese'),
  elder: words('长辈模式', 'Large text'),
  low: words('低位操作', 'Low position'),
  contrast: words('高对比度', 'High contrast'),
  voice: words('语音播报', 'Voice'),
  modes: words('显示与语音', 'Display and voice'),
  repeat: words('再听一遍', 'Repeat'),
  caption: words('正在播报', 'Speaking'),
  sessionTime: (minutes: string) => words(`已用 ${minutes}`, `In use ${minutes}`),
  holder: (name: string) => words(`${name}，您好`, `Hello, ${name}`),
  offline: words('网络暂时中断，照常办理', 'Network down for now, service goes on'),
  moreAbove: words('往上看', 'Up'),
  moreBelow: words('往下看', 'Down'),
  part: (at: number, of: number) => words(`第 ${at} 页，共 ${of} 页`, `Page ${at} of ${of}`),
  previousPage: words('上一页', 'Previous page'),
  nextPage: words('下一页', 'Next page'),
  staff: words('工作人员', 'Staff'),
  cancel: words('取消', 'Cancel'),
  ok: words('确定', 'OK'),
  change: words('修改', 'Change'),
  yes: words('是', 'Yes'),
  no: words('否', 'No'),
  optional: words('选填', 'optional'),
  notFilled: words('未填写', 'Not filled in'),
  elapsed: (time: string) => words(`已等待 ${time}`, `Waiting ${time}`),
  remaining: (time: string) => words(`还剩 ${time}`, `${time} left`),
  reference: (code: string) => words(`工作人员查询码 ${code}`, `Reference for staff ${code}`),
  phone: (number: string) => words(`服务电话 ${number}`, `Phone ${number}`),
  staleTouch: words(
    '屏幕刚刚更新，请再按一次。',
    'The screen has just changed. Please press again.',
  ),
  notNow: words(
    '这一步现在不能操作，请按屏幕提示继续。',
    'That is not possible right now. Please follow the screen.',
  ),
  connecting: words('正在准备，请稍候', 'Getting ready, one moment'),
  restarting: words('终端正在重新启动', 'The terminal is restarting'),
  restartingMeaning: words(
    '通常不到一分钟。已经存入的材料和已经提交的申请都有记录，不会丢失。',
    'It usually takes less than a minute. What you deposited or submitted is on record and safe.',
  ),
  restartingWay: words(
    '如果一直停在这里，请到服务台或联系工作人员。',
    'If this stays, please ask at the service desk.',
  ),
} as const;

export const leaving = {
  heading: words('要结束办理吗？', 'Finish here?'),
  text: words(
    '没有提交的内容会从这台机器上清除。',
    'Anything not submitted is erased from this machine.',
  ),
  mayKeep: words(
    '没有办完也可以先保存草稿，72小时内在任一自助终端接着办。',
    'You can keep a draft and go on at any terminal within 72 hours.',
  ),
  stay: words('继续办理', 'Carry on'),
  leave: words('结束并清除', 'Finish and erase'),
} as const;

export const idle = {
  heading: words('您还在吗？', 'Are you still there?'),
  text: (seconds: number) =>
    words(
      `${seconds} 秒后将结束办理并清除屏幕上的信息。`,
      `In ${seconds} seconds this session ends and the screen is erased.`,
    ),
  more: words('还在，继续办理', 'I am here, carry on'),
  leave: words('办完了，结束', 'I have finished'),
} as const;
