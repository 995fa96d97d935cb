import type { Step } from '@banshi/terminal-agent/protocol';
import type { Words } from '../index.ts';
import { words } from '../words.ts';

/** What is said when a screen appears. The first voice pack holds a clip for each of these. */
export const guidance: { readonly [S in Step]: Words } = {
  attract: words(
    '欢迎使用政务自助终端，请在屏幕上选择您要办的事。',
    'Welcome. Please choose what you would like to do.',
  ),
  'out-of-service': words(
    '这台终端暂时停止服务，很抱歉。',
    'Sorry, this terminal is out of service for now.',
  ),
  notice: words(
    '办理之前，请先看一下告知，同意后继续。',
    'Before we begin, please read the notice and agree to go on.',
  ),
  identify: words('请确认您的身份。', 'Please identify yourself.'),
  menu: words('请选择您要办的事。', 'Please choose what you would like to do.'),
  'choose-item': words(
    '请选择要办理的事项，也可以输入拼音首字母查找。',
    'Please choose a service. You can also search by typing.',
  ),
  guide: words('请看办理说明，确认后继续。', 'Please read what is needed, then go on.'),
  situation: words('请选择符合您情况的一项。', 'Please choose the answer that fits you.'),
  'not-eligible': words(
    '您现在不符合办理条件，原因在屏幕上。',
    'You cannot apply for this now. The reason is on the screen.',
  ),
  form: words('请核对并填写。', 'Please check and fill in.'),
  materials: words(
    '这些是您需要准备的材料，请逐项提供。',
    'These are the papers you need. Please provide each one.',
  ),
  scan: words('请扫描材料。', 'Please scan the paper.'),
  contact: words('请选择怎样联系您。', 'Please choose how we can reach you.'),
  'check-answers': words(
    '请核对您填写的内容，没有问题就提交。',
    'Please check your answers. If they are right, submit.',
  ),
  'keep-draft': words(
    '可以保存草稿，下次接着办。请看保存什么、保存多久，同意后再保存。',
    'You can keep a draft and go on another day. Please read what is kept, and agree.',
  ),
  'draft-kept': words(
    '草稿已经保存，申请还没有提交。请收好凭条。',
    'Your draft is kept. The application has not been handed in. Please keep the slip safe.',
  ),
  'resume-draft': words(
    '请出示草稿凭条，或输入上面的编码。',
    'Please show your draft slip, or type its digits.',
  ),
  submitted: words(
    '申请已经提交。请记住办件编号和查询密码。',
    'Your application has been submitted. Please keep the number and the password.',
  ),
  'choose-compartment': words('请选择柜子的大小。', 'Please choose a compartment size.'),
  door: words('请看屏幕，找到亮灯的柜门。', 'Please find the compartment whose light is on.'),
  'confirm-deposit': words(
    '柜门已经关好。材料都放进去了吗？',
    'The door is closed. Is everything inside?',
  ),
  deposited: words(
    '材料已经存好，这是存件凭证，不是受理通知。',
    'Your papers are stored. This is a deposit slip, not an acceptance notice.',
  ),
  'pick-up-code': words('请输入凭条编号和取件码。', 'Please enter the slip number and the code.'),
  'pick-up-list': words('请选择要取的物品。', 'Please choose what to collect.'),
  'confirm-pick-up': words(
    '东西都拿到了吗？请检查后确认。',
    'Have you got everything? Please check and confirm.',
  ),
  'picked-up': words('取件完成。', 'Collection finished.'),
  'choose-queue': words('请选择要排队的业务。', 'Please choose a queue.'),
  'check-in': words(
    '请输入预约码，或放上预约时用的证件。',
    'Please enter the booking code, or lay down the card it was made under.',
  ),
  ticket: words('取号成功，您的号码是', 'Your ticket number is'),
  'progress-code': words(
    '请输入办件编号和查询密码。',
    'Please enter the case number and the password.',
  ),
  progress: words('这是您的办件进度。', 'This is the progress of your case.'),
  certificates: words('请选择要打印的证明。', 'Please choose what to print.'),
  certificate: words(
    '请核对证明，选择份数后打印。',
    'Please check the certificate, choose how many, and print.',
  ),
  rate: words('请您评价这次服务，也可以跳过。', 'Please rate this service, or skip.'),
  rated: words('感谢您的评价。', 'Thank you for your rating.'),
  help: words('正在为您联系工作人员。', 'We are calling a member of staff for you.'),
  'staff-sign-in': words('工作人员登录。', 'Staff sign in.'),
  staff: words('工作人员页面。', 'Staff page.'),
  'staff-found': words('请记录柜内情况。', 'Please record what you found.'),
  farewell: words(
    '办理结束，请带好您的证件和物品。',
    'All done. Please take your card and belongings.',
  ),
};

export const warnings = {
  idle: words(
    '您还在吗？请按屏幕继续。',
    'Are you still there? Please touch the screen to carry on.',
  ),
  trouble: words('遇到了一点问题，请看屏幕。', 'Something went wrong. Please look at the screen.'),
  restarting: words(
    '终端正在重新启动，请稍候。',
    'The terminal is restarting. One moment, please.',
  ),
} as const;
