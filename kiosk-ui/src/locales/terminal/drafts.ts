import { words } from '../words.ts';

/** An application that cannot be finished now. */
export const drafts = {
  keepHeading: words('保存草稿，下次接着办？', 'Keep a draft and go on another day?'),
  keep: words('同意保存，打印凭条', 'Keep it and print a slip'),
  keptHeading: words('草稿已保存', 'Your draft is kept'),
  keptLead: words('申请还没有提交。', 'The application has not been handed in.'),
  code: words('草稿编码', 'Draft code'),
  until: words('有效期至', 'Good until'),
  queued: words(
    '已加密保存在本机，联网后自动送到大厅',
    'Sealed here, sent when the network is back',
  ),
  finish: words('结束', 'Finish'),
  have: words('我有草稿凭条', 'I have a draft slip'),
  haveAbout: words('接着上次填写的办', 'Go on where you stopped'),
  resumeHeading: words('请出示草稿凭条', 'Please show your draft slip'),
  typed: words('或输入凭条上的 24 位编码', 'Or type the 24 digits on the slip'),
  typedOnly: words('请输入凭条上的 24 位编码', 'Type the 24 digits on the slip'),
  resume: words('继续办理', 'Go on'),
  /** Where somebody is about to leave. */
  pause: words('保存草稿', 'Keep a draft'),
} as const;
