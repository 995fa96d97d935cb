import {
  acceptanceNotice,
  correctionNotice,
  denialNotice,
  extensionNotice,
  nonAcceptanceNotice,
  returnNotice,
  specialProcedureNotice,
} from '../paper/index.ts';
import type { Notice, SpecialProcedure, Text } from '../protocol/index.ts';
import type { CaseFile, CaseFileEvent, PaperOfCase } from './case-papers.ts';

const words = (zh: string, en: string): Text => ({ zh, en });

const procedures: Readonly<Record<SpecialProcedure['kind'], Text>> = {
  hearing: words('听证', 'a hearing'),
  inspection: words('检验', 'an inspection'),
  testing: words('检测', 'testing'),
  quarantine: words('检疫', 'quarantine'),
  appraisal: words('鉴定', 'an appraisal'),
  'expert-review': words('专家评审', 'a review by experts'),
};

/** 行政许可法 §32 (4), (5): what a correction and an acceptance rest on; other items name their own rule. */
const permitBasis = {
  accept: '《中华人民共和国行政许可法》第三十二条第一款第五项',
  correct: '《中华人民共和国行政许可法》第三十二条第一款第四项',
  extend: '《中华人民共和国行政许可法》第四十二条第一款',
} as const;

/** The letter an officer's step is told by; null for a step that is told otherwise. */
export function officersLetter(
  { item, remedies, notices }: CaseFile,
  event: CaseFileEvent,
): PaperOfCase | null {
  const permit = item.type === 'permit';
  const notice = (id: string): Notice => notices.get(id) ?? { reason: '' };
  const basisOf = (id: string, usual: string): string => notice(id).legalBasis ?? usual;
  switch (event.type) {
    case 'case-accepted':
      return {
        name: words('受理通知书', 'Notice of acceptance'),
        series: 'accepted',
        content: (letter, imprint) =>
          acceptanceNotice(
            {
              ...letter,
              legalBasis: permit ? permitBasis.accept : item.legalBasis.zh,
              deadline: event.data.clock.promised,
            },
            imprint,
          ),
      };
    case 'correction-asked': {
      const { notice: id } = event.data;
      const nameOf = (material: string): Text =>
        item.materials.find((one) => one.id === material)?.name ?? words(material, material);
      return {
        name: words('补正材料告知书', 'Notice of correction'),
        series: 'correction',
        content: (letter, imprint) =>
          correctionNotice(
            {
              ...letter,
              legalBasis: basisOf(id, permit ? permitBasis.correct : item.legalBasis.zh),
              defects: (notice(id).defects ?? []).map(({ material, what }) => ({
                material: nameOf(material),
                what,
              })),
              handInBy: null,
            },
            imprint,
          ),
      };
    }
    case 'case-not-accepted': {
      const { notice: id } = event.data;
      return {
        name: words('不予受理通知书', 'Notice of non-acceptance'),
        series: 'not-accepted',
        content: (letter, imprint) =>
          nonAcceptanceNotice(
            {
              ...letter,
              reason: notice(id).reason,
              legalBasis: basisOf(id, item.legalBasis.zh),
              remedies,
              competent: null,
            },
            imprint,
          ),
      };
    }
    case 'case-denied': {
      const { notice: id } = event.data;
      return {
        name: permit
          ? words('不予行政许可决定书', 'Decision: permit denied')
          : words('不予办理决定书', 'Decision: application denied'),
        series: 'denied',
        content: (letter, imprint) =>
          denialNotice(
            {
              ...letter,
              reason: notice(id).reason,
              legalBasis: basisOf(id, item.legalBasis.zh),
              remedies,
              permit,
            },
            imprint,
          ),
      };
    }
    case 'case-extended': {
      const { notice: id, workingDays, clock } = event.data;
      return {
        name: words('延长期限告知书', 'Notice of extension'),
        series: 'extended',
        content: (letter, imprint) =>
          extensionNotice(
            {
              ...letter,
              reason: notice(id).reason,
              legalBasis: basisOf(id, permitBasis.extend),
              days: workingDays,
              approvedBy: words('本机关负责人', 'the head of this body'),
              deadline: clock.legal,
            },
            imprint,
          ),
      };
    }
    case 'special-procedure-started': {
      const { notice: id, kind } = event.data;
      return {
        name: words('特别程序告知书', 'Notice of a special procedure'),
        series: 'special',
        content: (letter, imprint) =>
          specialProcedureNotice(
            {
              ...letter,
              procedure: procedures[kind],
              reason: notice(id).reason,
              legalBasis: basisOf(id, item.legalBasis.zh),
              days: null,
            },
            imprint,
          ),
      };
    }
    case 'case-returned': {
      const { notice: id } = event.data;
      return {
        name: words('退件告知书', 'Notice of return'),
        series: 'returned',
        content: (letter, imprint) =>
          returnNotice({ ...letter, reason: notice(id).reason }, imprint),
      };
    }
    default:
      return null;
  }
}
