import type { Text as Words } from '../../protocol/text.ts';
import {
  field,
  fields,
  heading,
  numbered,
  paper,
  rule,
  spelled,
  strong,
  text,
  words,
} from '../content/compose.ts';
import type { Block, Content, Imprint } from '../content/content.ts';
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
  /** Why it cannot be done, if the answers say so; then no papers are asked for. */
  readonly notEligible: readonly Words[];
  readonly conditions: readonly Words[];
  readonly materials: readonly NoticedMaterial[];
  /** Working days. */
  readonly promisedDays: number;
  readonly legalDays: number;
  readonly fee: Words;
  readonly where: Words;
  readonly when: Words;
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

const days = (count: number): Words =>
  count === 0
    ? words('当场办结', 'done on the spot')
    : words(`${count}个工作日`, `${count} working days`);

const formWords = ({ form, copies }: NoticedMaterial): Words => {
  const { zh, en } = forms[form];
  return copies > 0 ? words(`${zh} ${copies}份`, `${copies} × ${en}`) : words(zh, en);
};

/** A box to tick at home, then what exactly is wanted; lines, because a strip is too narrow for a table. */
function toTick(material: NoticedMaterial): readonly Block[] {
  const { name, necessity, notes } = material;
  const form = formWords(material);
  const need = necessities[necessity];
  return [
    strong(words(`□ ${name.zh}`, `□ ${name.en}`, name.spoken ?? name.zh)),
    text(
      words(
        `${form.zh}，${need.zh}${notes.zh === '' ? '' : `；${notes.zh}`}`,
        `${form.en}, ${need.en}${notes.en === '' ? '' : `; ${notes.en}`}`,
      ),
    ),
  ];
}

/** What is missing, with a box to tick at home, and what nobody has to bring. */
function materialList(materials: readonly NoticedMaterial[]): readonly Block[] {
  const toBring = materials.filter(({ obtained }) => !obtained);
  const obtained = materials.filter((material) => material.obtained);
  return [
    ...(toBring.length === 0
      ? [strong(words('您无须准备任何材料', 'You need not bring any paper'))]
      : [heading(words('您需要准备的材料', 'What you bring')), ...toBring.flatMap(toTick)]),
    ...(obtained.length === 0
      ? []
      : [
          heading(words('无须提交（由我们获取或电子证照代替）', 'Nothing to bring for these')),
          numbered(obtained.map(({ name }) => name)),
        ]),
  ];
}

/** Who may not apply brings nothing: no list, but the reason and how to have it looked at. */
const refusal = (reasons: readonly Words[]): readonly Block[] => [
  heading(words('暂不能办理', 'Not possible now')),
  ...reasons.map(strong),
];

/** 一次性告知书: what this citizen, by their own answers, needs; complete, so that nobody comes twice. */
export const oneTimeNotice = (data: OneTimeNotice, imprint: Imprint): Content => {
  const eligible = data.notEligible.length === 0;
  const asOf = dateWords(data.asOf);
  const title = words('一次性告知书', eligible ? 'What you need' : 'Why it cannot be done now');
  return paper('one-time-notice', title, imprint, [
    fields(
      field(words('事项', 'Service'), data.item),
      field(words('承办部门', 'Department'), data.department),
      ...data.answers.map(({ question, answer }) => field(question, answer)),
    ),
    ...(eligible ? [] : refusal(data.notEligible)),
    ...(data.conditions.length === 0
      ? []
      : [heading(words('办理条件', 'Conditions')), numbered(data.conditions)]),
    ...(eligible ? materialList(data.materials) : []),
    rule,
    fields(
      eligible ? field(words('承诺时限', 'Promised time'), days(data.promisedDays)) : null,
      eligible ? field(words('法定时限', 'Legal limit'), days(data.legalDays)) : null,
      eligible ? field(words('收费', 'Fee'), data.fee) : null,
      field(words('办理地点', 'Where'), data.where),
      field(words('办理时间', 'When'), data.when),
      field(words('咨询电话', 'Questions'), spelled(data.phones.consult)),
      field(words('投诉电话', 'Complaints'), spelled(data.phones.complaint)),
      field(words('依据', 'Legal basis'), data.legalBasis),
    ),
    text(
      eligible
        ? words(
            `本告知依据您的回答和${asOf.zh}的办事指南生成；按此备齐即可一次办成。`,
            `Made from your answers and the guide as of ${asOf.en}; with these you need to come only once.`,
          )
        : words(
            `本告知依据您的回答和${asOf.zh}的办事指南生成，不是不予受理决定；情况有变，或认为与实际不符，可到窗口核实办理。`,
            `Made from your answers and the guide as of ${asOf.en}; it is not a decision. If things change or this is wrong, a window will look into it.`,
          ),
    ),
  ]);
};
