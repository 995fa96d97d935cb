import { words } from '../content/compose.ts';
import type { Content } from '../content/content.ts';
import { extensionNotice, specialProcedureNotice } from '../layouts/clock-notices.ts';
import type { Remedies } from '../layouts/letter.ts';
import { returnNotice } from '../layouts/return-notice.ts';
import {
  acceptanceNotice,
  correctionNotice,
  denialNotice,
  nonAcceptanceNotice,
} from '../layouts/officers-notices.ts';
import { bankCard, bureau, caseNumber, deadline, imprint, item, register } from './world.ts';

const remedies: Remedies = {
  reconsideration: { body: words('云溪市人民政府', "the People's Government of Yunxi"), days: 60 },
  suit: { court: words('云溪市人民法院', "the People's Court of Yunxi"), months: 6 },
};
const letter = {
  number: '云人社（样）〔2026〕7号',
  caseNumber,
  applicant: '𬱖启明',
  item,
  issuer: bureau,
  date: '2026-03-27',
};
const hygiene = {
  ...letter,
  number: '云卫（样）〔2026〕12号',
  applicant: '买买提江·图尔荪',
  item: words('公共场所卫生许可', 'Hygiene permit for public places'),
  issuer: words('云溪市卫生健康委员会', 'Yunxi Health Commission'),
  remedies,
};

/** Officers' letters. */
export const letterSamples: readonly Content[] = [
  acceptanceNotice(
    {
      ...letter,
      legalBasis: '《中华人民共和国行政许可法》第三十二条第一款第五项',
      deadline: {
        ...deadline,
        from: '2026-03-27',
        workingDays: 3,
        due: '2026-04-01',
        skipped: [
          { date: '2026-03-28', because: words('周末', 'weekend') },
          { date: '2026-03-29', because: words('周末', 'weekend') },
        ],
      },
    },
    imprint,
  ),
  correctionNotice(
    {
      ...letter,
      legalBasis: '《中华人民共和国行政许可法》第三十二条第一款第四项',
      defects: [
        {
          material: register,
          what: '缺少户主页和增减页，请将户口簿首页、户主页、本人页、增减页一并扫描。',
        },
        { material: bankCard, what: '复印件卡号不清晰，请重新提交银行卡正面复印件一份。' },
      ],
      handInBy: null,
    },
    imprint,
  ),
  nonAcceptanceNotice(
    {
      ...hygiene,
      reason: '申请的经营场所位于云溪县，依法由云溪县卫生健康委员会实施许可。',
      legalBasis: '《中华人民共和国行政许可法》第三十二条第一款第二项',
      competent: words('云溪县卫生健康委员会', 'the Health Commission of Yunxi County'),
    },
    imprint,
  ),
  denialNotice(
    {
      ...hygiene,
      reason:
        '经现场核查，清洗消毒间面积不足，且未设置与经营规模相适应的通风设施，整改后仍不符合卫生标准。',
      legalBasis: '《公共场所卫生管理条例实施细则》第二十二条',
      permit: true,
    },
    imprint,
  ),
  extensionNotice(
    {
      ...hygiene,
      number: '云卫（样）〔2026〕15号',
      reason: '现场核查发现的问题需要在整改后复核。',
      legalBasis: '《中华人民共和国行政许可法》第四十二条第一款',
      days: 10,
      approvedBy: words('本机关负责人', 'the head of this body'),
      deadline: {
        from: '2026-04-24',
        workingDays: 10,
        due: '2026-05-12',
        skipped: [
          ...['2026-04-25', '2026-04-26', '2026-05-10'].map((date) => ({
            date,
            because: words('周末', 'weekend'),
          })),
          ...['01', '02', '03', '04', '05'].map((day) => ({
            date: `2026-05-${day}`,
            because: words('劳动节', 'Labour Day'),
          })),
        ],
      },
    },
    imprint,
  ),
  specialProcedureNotice(
    {
      ...hygiene,
      number: '云卫（样）〔2026〕13号',
      procedure: words('检验、检测', 'testing'),
      reason: '集中空调通风系统应当经卫生检测合格。',
      legalBasis: '《中华人民共和国行政许可法》第四十五条',
      days: 7,
    },
    imprint,
  ),
  returnNotice(
    { ...letter, reason: '经与申请人核实，本次申请与已受理的办件重复，应申请人要求退回。' },
    imprint,
  ),
];
