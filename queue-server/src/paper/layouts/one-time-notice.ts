import type { Text as Words } from '../../protocol/text.ts';
import {
  column,
  field,
  fields,
  heading,
  numbered,
  paper,
  spelled,
  strong,
  table,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { dateWords } from '../content/dates.ts';

export interface NoticedMaterial {
  readonly name: Words;
  readonly form: 'original' | 'copy' | 'electronic' | 'auto-obtained';
  readonly copies: number;
  readonly necessity: 'required' | 'optional' | 'may-follow';
  readonly notes: Words;
  /** The hall gets it by itself, or an e-certificate stands for it: the citizen brings nothing. */
  readonly obtained: boolean;
}

export interface OneTimeNotice {
  readonly item: Words;
  readonly department: Words;
  /** The citizen's own answers, which chose the conditions and materials below. */
  readonly answers: readonly { readonly question: Words; readonly answer: Words }[];
  /** Why it cannot be done, if the answers say so. */
  readonly notEligible: Words | null;
  readonly conditions: readonly Words[];
  readonly materials: readonly NoticedMaterial[];
  /** Working days. */
  readonly promisedDays: number;
  readonly legalDays: number;
  readonly fee: Words;
  readonly where: Words;
  readonly phones: { readonly consult: string; readonly complaint: string };
  readonly legalBasis: Words;
  /** Date of the catalogue's version. */
  readonly asOf: string;
}

const forms = {
  original: words('原件', 'original'),
  copy: words('复印件', 'copy'),
  electronic: words('电子件', 'electronic'),
  'auto-obtained': words('自动获取', 'obtained by us'),
} as const;

const necessities = {
  required: words('必要', 'required'),
  optional: words('非必要', 'optional'),
  'may-follow': words('可容缺后补', 'may follow'),
} as const;

const days = (count: number): Words => words(`${count}个工作日`, `${count} working days`);

const formWords = ({ form, copies }: NoticedMaterial): Words => {
  const { zh, en } = forms[form];
  return copies > 0 ? words(`${zh} ${copies}份`, `${copies} × ${en}`) : words(zh, en);
};

/** 一次性告知书: what this citizen, by their own answers, needs; complete, so that nobody comes twice. */
export const oneTimeNotice = (data: OneTimeNotice, imprint: Imprint): Content => {
  const toBring = data.materials.filter(({ obtained }) => !obtained);
  const obtained = data.materials.filter((material) => material.obtained);
  return paper('one-time-notice', words('一次性告知书', 'What you need'), imprint, [
    fields(
      field(words('事项', 'Service'), data.item),
      field(words('承办部门', 'Department'), data.department),
      ...data.answers.map(({ question, answer }) => field(question, answer)),
    ),
    ...(data.notEligible === null
      ? []
      : [heading(words('暂不能办理', 'Not possible now')), strong(data.notEligible)]),
    ...(data.conditions.length === 0
      ? []
      : [heading(words('办理条件', 'Conditions')), numbered(data.conditions)]),
    ...(toBring.length === 0
      ? [strong(words('您无须准备任何材料', 'You need not bring any paper'))]
      : [
          heading(words('您需要准备的材料', 'What you bring')),
          table(
            [
              column(words('□', '□', '待备'), 6),
              column(words('材料', 'Material'), 30),
              column(words('形式', 'Form'), 20),
              column(words('要求', 'Necessity'), 16),
              column(words('说明', 'Notes'), 36),
            ],
            toBring.map((material) => [
              words('□', '□', '未勾选'),
              material.name,
              formWords(material),
              necessities[material.necessity],
              material.notes,
            ]),
          ),
        ]),
    ...(obtained.length === 0
      ? []
      : [
          heading(words('无须提交（由我们获取或电子证照代替）', 'Nothing to bring for these')),
          numbered(obtained.map(({ name }) => name)),
        ]),
    fields(
      field(words('承诺时限', 'Promised time'), days(data.promisedDays)),
      field(words('法定时限', 'Legal limit'), days(data.legalDays)),
      field(words('收费', 'Fee'), data.fee),
      field(words('办理地点', 'Where'), data.where),
      field(words('咨询电话', 'Questions'), spelled(data.phones.consult)),
      field(words('投诉电话', 'Complaints'), spelled(data.phones.complaint)),
      field(words('依据', 'Legal basis'), data.legalBasis),
    ),
    text(
      words(
        `本告知依据您的回答和${dateWords(data.asOf).zh}的办事指南生成；按此备齐即可一次办成。`,
        `Made from your answers and the guide as of ${dateWords(data.asOf).en}; with these you need to come only once.`,
      ),
    ),
  ]);
};
