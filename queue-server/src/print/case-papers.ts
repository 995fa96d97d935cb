import {
  acceptanceNotice,
  correctionNotice,
  denialNotice,
  extensionNotice,
  nonAcceptanceNotice,
  receiptVoucher,
  returnNotice,
  specialProcedureNotice,
  type Content,
  type Imprint,
  type ReceivedMaterial,
  type Remedies,
} from '../paper/index.ts';
import type {
  CaseEvent,
  Deadline,
  Notice,
  ProvidedMaterial,
  ServiceItem,
  SpecialProcedure,
  Text,
} from '../protocol/index.ts';
import { legalDate } from '../rules/index.ts';

/** What the papers of a case are made from. */
export interface CaseFile {
  readonly number: string;
  readonly item: ServiceItem;
  readonly applicant: string;
  /** What was handed in, as it stands now. */
  readonly materials: readonly ProvidedMaterial[];
  readonly notices: ReadonlyMap<string, Notice>;
  readonly events: readonly (CaseEvent & { readonly seq: number; readonly at: number })[];
  readonly timeZone: string;
  readonly remedies: Remedies;
}

/** One paper of a case: an event that is told in writing. */
export interface CasePaper {
  /** Position of its event: the same paper keeps its name. */
  readonly id: string;
  readonly name: Text;
  readonly at: number;
  readonly content: (imprint: Imprint) => Content;
}

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

const received = (
  item: ServiceItem,
  { material, how }: ProvidedMaterial,
): readonly ReceivedMaterial[] => {
  const known = item.materials.find(({ id }) => id === material);
  const name = known?.name ?? words(material, material);
  switch (how) {
    case 'later':
      return [];
    case 'locker':
      return [
        {
          name,
          form: known?.form === 'original' ? 'original' : 'copy',
          copies: known?.copies ?? 1,
        },
      ];
    case 'scanned':
    case 'certificate':
      return [{ name, form: 'electronic', copies: 1 }];
  }
};

/** Every paper that a case has given rise to so far, oldest first. */
export function papersOf(file: CaseFile): readonly CasePaper[] {
  let acceptBy: Deadline | null = null;
  return file.events.flatMap((event): readonly CasePaper[] => {
    if (event.type === 'case-submitted' || event.type === 'materials-added') {
      acceptBy = event.data.acceptBy;
    }
    const made = paperOf(file, event, acceptBy);
    return made === null ? [] : [{ id: String(event.seq), at: event.at, ...made }];
  });
}

function paperOf(
  file: CaseFile,
  event: CaseFile['events'][number],
  acceptBy: Deadline | null,
): Pick<CasePaper, 'name' | 'content'> | null {
  const { item, number, remedies } = file;
  const permit = item.type === 'permit';
  const letter = {
    number: `${number}-${String(event.seq).padStart(2, '0')}`,
    caseNumber: number,
    applicant: file.applicant,
    item: item.name,
    issuer: item.department.name,
    date: legalDate(event.at, file.timeZone),
  };
  const notice = (id: string): Notice => file.notices.get(id) ?? { reason: '' };
  const basisOf = (id: string, usual: string): string => notice(id).legalBasis ?? usual;
  switch (event.type) {
    case 'case-registered':
      return {
        name: words('收件凭证', 'Receipt voucher'),
        content: (imprint) =>
          receiptVoucher(
            {
              ...letter,
              password: null,
              materials: file.materials.flatMap((one) => received(item, one)),
              receivedAt: new Date(event.at).toISOString(),
              receivedBy: words('综合受理窗口', 'Reception desk'),
              deadline: acceptBy,
              statusUrl: null,
            },
            imprint,
          ),
      };
    case 'case-accepted':
      return {
        name: words('受理通知书', 'Notice of acceptance'),
        content: (imprint) =>
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
        content: (imprint) =>
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
        content: (imprint) =>
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
        content: (imprint) =>
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
        content: (imprint) =>
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
        content: (imprint) =>
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
        content: (imprint) => returnNotice({ ...letter, reason: notice(id).reason }, imprint),
      };
    }
    default:
      return null;
  }
}
