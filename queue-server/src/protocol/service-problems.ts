import type { ProblemEntry } from './problem-codes.ts';

const entry = (status: number, zh: string, en: string): ProblemEntry => ({
  status,
  words: { zh, en },
});

/** Refusals around items, cases, lockers, terminals and ratings; part of `problems`. */
export const serviceProblems = {
  // Catalogue
  'item-unknown': entry(404, '没有这个事项', 'There is no such service item'),
  'catalogue-broken': entry(422, '目录检查未通过', 'The catalogue does not pass its checks'),

  // Terminals
  'terminal-unknown': entry(404, '没有这台终端', 'There is no such terminal'),
  'terminal-revoked': entry(401, '此终端已停用', 'This terminal has been revoked'),
  'terminal-mismatch': entry(
    403,
    '请求与签名的终端不符',
    'The request is about another terminal than the one that signed it',
  ),
  'signature-wrong': entry(401, '终端签名不正确', 'The terminal’s signature is wrong'),
  'signature-time': entry(
    401,
    '终端时钟与服务器相差过大',
    'The terminal’s clock differs too much from the server’s',
  ),
  'counter-seen': entry(409, '请求序号已使用', 'This request number has been used'),
  'enrolment-code-wrong': entry(
    403,
    '注册码不正确或已过期',
    'The enrolment code is wrong or has expired',
  ),
  'staff-code-wrong': entry(
    403,
    '账号或一次性代码不正确',
    'The account or the one-time code is wrong',
  ),
  'staff-code-locked': entry(
    429,
    '尝试次数过多，请稍后再试',
    'Too many attempts; please try again later',
  ),
  'stream-event-wrong': entry(422, '事件内容不符合约定', 'An event is not as agreed'),

  // Cases
  'case-unknown': entry(404, '没有这个办件', 'There is no such case'),
  'case-number-foreign': entry(
    422,
    '办件编号不是本终端的编号',
    'This case number does not belong to this terminal and date',
  ),
  'case-number-taken': entry(
    409,
    '此编号已用于另一份申请',
    'This number was used for another application',
  ),
  'item-not-here': entry(409, '此事项不能在终端办理', 'This item cannot be done at a terminal'),
  'answers-invalid': entry(
    422,
    '填写的内容有误，请检查',
    'Something in the application is not right',
  ),
  'file-missing': entry(422, '材料文件尚未上传', 'A page of the application was not uploaded yet'),
  'file-unknown': entry(404, '没有这个文件', 'There is no such file'),
  'file-digest-wrong': entry(422, '文件与摘要不符', 'The file does not match its digest'),
  'case-action-not-now': entry(
    409,
    '办件在当前状态下不能这样处理',
    'This cannot be done with the case as it stands now',
  ),
  'undo-running': entry(
    409,
    '申请人仍可撤回，请稍后处理',
    'The applicant may still take it back; please wait a little',
  ),
  'correction-asked-once': entry(
    409,
    '补正只能一次性告知',
    'A correction is asked only once, completely',
  ),
  'correction-too-late': entry(
    409,
    '已超过补正告知期限，视为受理',
    'The time for asking a correction is over: the case is deemed accepted',
  ),
  'notice-needs-basis': entry(
    422,
    '须写明理由和法律依据',
    'A negative notice states its reason and legal basis',
  ),
  'correction-needs-list': entry(
    422,
    '须列出全部需补正的内容',
    'A correction lists every defect at once',
  ),
  'same-person': entry(
    409,
    '受理人员不能审查同一办件',
    'Whoever accepted a case does not decide it',
  ),
  'extension-not-possible': entry(
    409,
    '此办件不能再延长期限',
    'The limit of this case cannot be extended (again)',
  ),
  'not-the-applicant': entry(403, '此办件不属于该证件持有人', 'This case is not the card holder’s'),
  'progress-wrong': entry(403, '编号或密码不正确', 'The number or the password is wrong'),
  'progress-locked': entry(
    429,
    '查询失败次数过多，请稍后再试',
    'Too many wrong attempts; please try again later',
  ),

  // Lockers
  'cabinet-unknown': entry(404, '没有这个文件柜', 'There is no such cabinet'),
  'deposit-unknown': entry(404, '没有这次存件', 'There is no such deposit'),
  'deposit-not-collected': entry(
    409,
    '材料仍在柜中，尚未取出',
    'The papers have not been collected from the locker yet',
  ),
  'deposit-reconciled': entry(409, '此存件已核对', 'This deposit has been reconciled already'),
  'grant-unknown': entry(404, '没有这个取件授权', 'There is no such grant'),
  'grant-exists': entry(409, '此办件已有取件授权', 'This case has a grant already'),
  'grant-over': entry(409, '此取件授权已结束', 'This grant is over'),
  'slip-taken': entry(409, '凭证号重复，请重试', 'This slip number is in use; please try again'),
  'result-not-ready': entry(409, '结果尚未制作完成', 'The result of this case is not ready yet'),
  'nothing-to-return': entry(409, '没有留存的原件', 'The office holds no originals of this case'),
  'window-only': entry(
    409,
    '此结果只能在窗口领取',
    'This result can be collected at a window only',
  ),
  'extension-used': entry(409, '保管期限只能延长一次', 'The keeping time is extended only once'),
  'hand-over-unknown': entry(404, '没有这张交接单', 'There is no such hand-over list'),
  'hand-over-empty': entry(409, '没有需要交接的存件', 'There is nothing to hand over'),
  'hand-over-self': entry(
    409,
    '交接双方不能是同一人',
    'The two sides of a hand-over are two people',
  ),
  'hand-over-received': entry(409, '此交接单已签收', 'This hand-over was received already'),

  // Papers
  'paper-unknown': entry(404, '没有这份文书', 'There is no such paper'),
  'paper-refused': entry(
    422,
    '有字符不能正确打印，请手工出具',
    'A character cannot be printed correctly; please write this paper by hand',
  ),
  'paper-erased': entry(
    410,
    '申请人信息已依法删除，不能再打印',
    'The applicant’s data were erased; this can no longer be printed',
  ),
  'paper-printed': entry(
    409,
    '这份文书已经打印过；再打一份是补打，原件作废',
    'This paper was printed already; another sheet is a reprint and makes that one void',
  ),
  'paper-settled': entry(
    409,
    '这一张是否打出已经登记',
    'What became of this sheet was said already',
  ),
  'copies-used-up': entry(409, '今天的打印份数已用完', 'No more copies may be printed today'),
  'window-proof-needed': entry(
    403,
    '须到窗口核验身份后打印',
    'Identity has to be checked at a window before this is printed',
  ),
  'paper-not-as-sealed': entry(
    409,
    '文件与登记的校验值不一致，不予打印',
    'The file differs from what was registered and is not printed',
  ),

  // Drafts
  'draft-unknown': entry(
    404,
    '没有这份草稿，或已过期',
    'There is no such draft, or its time is over',
  ),
  'draft-over': entry(410, '草稿的保存期限已过', 'The time of this draft is over'),

  // Duty
  'alarm-unknown': entry(404, '没有这条告警', 'There is no such alarm'),
  'alarm-stands': entry(
    409,
    '情况仍在，处理后告警会自动解除',
    'It still stands; the alarm ends by itself once it is settled',
  ),

  // Ratings
  'rated-already': entry(409, '此次服务已评价', 'This service has been rated already'),
  'service-not-over': entry(409, '服务结束后才能评价', 'A service can be rated once it is over'),
  'follow-up-unknown': entry(404, '没有这条回访', 'There is no such follow-up'),
  'follow-up-closed': entry(409, '此回访已办结', 'This follow-up is closed already'),
} satisfies Record<string, ProblemEntry>;
