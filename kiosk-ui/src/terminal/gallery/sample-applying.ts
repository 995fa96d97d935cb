import { draft, materials, page, services, t } from './sample-parts.ts';
import type { ScreenTable } from './screen-table.ts';

/** From the first touch to the submitted application. Long words on purpose. */
export const applying = {
  attract: {
    step: 'attract',
    services,
    lockersFree: { S: 12, M: 5, L: 0 },
    notices: [t('3月21日（周六）上午照常办公', 'Open on Saturday morning, 21 March')],
  },
  'out-of-service': {
    step: 'out-of-service',
    because: t('正在维护，预计 21:00 恢复。', 'Being serviced, back at about 21:00.'),
  },
  notice: {
    step: 'notice',
    paragraphs: [
      t(
        '为了办理业务，本机会读取您的身份证信息，并只用于本次办理。',
        'To serve you, this machine reads your ID card and uses it for this matter only.',
      ),
      t(
        '办理结束后，机器上不保留您的个人信息。',
        'Nothing about you stays on this machine afterwards.',
      ),
      t(
        '您可以随时按“退出”，也可以到窗口办理。',
        'You may leave at any time, or go to a window instead.',
      ),
    ],
  },
  identify: { step: 'identify', purpose: 'apply', ways: ['card', 'code'] },
  menu: { step: 'menu', services },
  'choose-item': {
    step: 'choose-item',
    popular: ['pension', 'pension-record', 'residence', 'newborn'],
  },
  guide: {
    step: 'guide',
    item: 'pension',
    name: t('城乡居民基本养老保险参保登记', 'Enrolment in the residents’ pension scheme'),
    department: t('市人力资源和社会保障局', 'Human Resources and Social Security'),
    promisedDays: 3,
    fee: t('不收费', 'No fee'),
    conditions: [
      t('年满 16 周岁，不是在校学生', 'At least 16 years old and not at school'),
      t(
        '户籍在云溪市，没有参加职工养老保险',
        'Registered in Yunxi and not in the employees’ scheme',
      ),
    ],
    materials: materials.map(({ name }) => name),
    windowOnly: null,
  },
  situation: {
    step: 'situation',
    item: 'pension',
    index: 0,
    of: 2,
    question: t('您以前参加过养老保险吗？', 'Have you been in a pension scheme before?'),
    choices: [
      { value: 'never', label: t('没有参加过', 'Never') },
      { value: 'employee', label: t('参加过职工养老保险', 'In the employees’ scheme') },
      {
        value: 'elsewhere',
        label: t('在外地参加过居民养老保险', 'In a residents’ scheme elsewhere'),
      },
    ],
    chosen: 'never',
  },
  'not-eligible': {
    step: 'not-eligible',
    because: t(
      '您正在参加职工养老保险，不能同时参加居民养老保险。',
      'You are in the employees’ scheme and cannot be in both.',
    ),
    notice: null,
  },
  form: {
    step: 'form',
    page: 'person',
    title: t('参保人信息', 'The person insured'),
    index: 0,
    of: 3,
    fields: [
      {
        id: 'name',
        label: t('姓名', 'Name'),
        kind: 'text',
        required: true,
        value: '林知夏',
        source: t('来自身份证', 'From the ID card'),
      },
      {
        id: 'number',
        label: t('公民身份号码', 'Citizen number'),
        kind: 'text',
        required: true,
        value: '419902199304121424',
        masked: '4199**********1424',
        source: t('来自身份证', 'From the ID card'),
      },
      {
        id: 'phone',
        label: t('手机号码', 'Mobile'),
        kind: 'phone',
        required: true,
        value: '1380013',
        error: t('手机号码是 11 位数字', 'A mobile number has 11 digits'),
      },
      {
        id: 'level',
        label: t('缴费档次', 'Yearly contribution'),
        kind: 'choice',
        required: true,
        value: '500',
        choices: [
          { value: '200', label: t('200 元', '200 yuan') },
          { value: '500', label: t('500 元', '500 yuan') },
          { value: '1000', label: t('1000 元', '1,000 yuan') },
        ],
      },
      {
        id: 'veteran',
        label: t('是退役军人吗？', 'Are you a veteran?'),
        kind: 'yes-no',
        required: true,
        value: null,
      },
      {
        id: 'address',
        label: t('居住地址', 'Address'),
        hint: t('写到门牌号', 'Including the door number'),
        kind: 'text',
        required: false,
        value: null,
      },
    ],
  },
  materials: { step: 'materials', materials, notice: null },
  scan: {
    step: 'scan',
    material: materials[0],
    phase: 'judged',
    page: page('p3', 'retake'),
    duplicate: false,
    camera: true,
    otherSide: false,
  },
  contact: { step: 'contact', kind: 'own', phone: '138****1234', error: null },
  'check-answers': {
    step: 'check-answers',
    sections: [
      {
        id: 'person',
        title: t('参保人信息', 'The person insured'),
        rows: [
          { label: t('姓名', 'Name'), value: '林*夏', source: t('来自身份证', 'From the ID card') },
          { label: t('缴费档次', 'Contribution'), value: '500 元' },
        ],
        change: 'change',
      },
      {
        id: 'materials',
        title: t('材料', 'Papers'),
        rows: [{ label: t('居民户口簿', 'Household register'), value: '2 页' }],
        change: 'change',
      },
      {
        id: 'contact',
        title: t('联系方式', 'Contact'),
        rows: [{ label: t('手机', 'Phone'), value: '138****1234' }],
        change: 'change',
      },
    ],
    declaration: t(
      '我保证以上内容真实，并了解提供虚假材料的后果。',
      'I declare that this is true and know the consequences of false papers.',
    ),
  },
  submitted: {
    step: 'submitted',
    case: '419900202603200030127',
    password: '480215',
    delivered: true,
    expectedBy: '2026-03-25',
    phone: '0000-12345',
    toDeposit: [t('参保登记表原件', 'Enrolment form, original')],
    slip: null,
    pay: null,
  },
  'keep-draft': {
    step: 'keep-draft',
    item: t('城乡居民基本养老保险参保登记', 'Enrolment in the residents’ pension scheme'),
    paragraphs: [
      t(
        '保存的是：您的选择、填写的内容和已扫描的页面；不保存身份证信息。',
        'Kept are your choices, what you filled in and the pages you scanned; nothing of your identity card.',
      ),
      t(
        '草稿加密后存放在大厅，只有凭条上的编码加上您本人的身份证才能打开，工作人员也看不到。',
        'The draft is kept at the hall, sealed: only the code on your slip together with your own card opens it. Staff cannot read it.',
      ),
      t(
        '保存72小时，到期自动删除；提交申请后立即删除。',
        'It is kept for 72 hours and then deleted; or at once when you hand the application in.',
      ),
      t(
        '草稿不是申请：办理时限从您提交时起算。',
        'A draft is not an application: time limits run from the day you hand it in.',
      ),
    ],
  },
  'draft-kept': {
    step: 'draft-kept',
    item: t('城乡居民基本养老保险参保登记', 'Enrolment in the residents’ pension scheme'),
    code: '4829 1306 7415 9265 3589 7930',
    until: '2026-03-23T12:30:00.000Z',
    delivered: false,
    slip: draft,
  },
  'resume-draft': {
    step: 'resume-draft',
    reader: true,
    error: t(
      '这份草稿不是用这张身份证保存的，请换本人的身份证',
      'This draft was kept under another card: please use that one',
    ),
  },
} satisfies Partial<ScreenTable>;
