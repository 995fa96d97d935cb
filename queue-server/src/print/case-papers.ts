import {
  receiptVoucher,
  type Content,
  type Imprint,
  type Letter,
  type ReceivedMaterial,
  type Remedies,
} from '../paper/index.ts';
import type {
  CaseEvent,
  Deadline,
  Notice,
  ProvidedMaterial,
  ServiceItem,
  Text,
} from '../protocol/index.ts';
import { legalDate } from '../rules/index.ts';
import type { Series } from './document-numbers.ts';
import { officersLetter } from './officers-letters.ts';

export type CaseFileEvent = CaseEvent & { readonly seq: number; readonly at: number };

/** What the papers of a case are made from. */
export interface CaseFile {
  readonly number: string;
  readonly item: ServiceItem;
  readonly applicant: string;
  /** What was handed in, as it stands now. */
  readonly materials: readonly ProvidedMaterial[];
  readonly notices: ReadonlyMap<string, Notice>;
  readonly events: readonly CaseFileEvent[];
  readonly timeZone: string;
  readonly remedies: Remedies;
}

export interface PaperOfCase {
  readonly name: Text;
  /** Papers of one kind are numbered together. */
  readonly series: Series;
  readonly content: (letter: Letter, imprint: Imprint) => Content;
}

/** One paper of a case: an event that is told in writing. */
export interface CasePaper extends Pick<PaperOfCase, 'name' | 'series'> {
  /** Position of its event: the same paper keeps its name. */
  readonly id: string;
  readonly at: number;
  /** Calendar date at the site. */
  readonly date: string;
  readonly content: (number: string, imprint: Imprint) => Content;
}

const received = (
  item: ServiceItem,
  { material, how }: ProvidedMaterial,
): readonly ReceivedMaterial[] => {
  const known = item.materials.find(({ id }) => id === material);
  const name = known?.name ?? { zh: material, en: material };
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

const voucher = (file: CaseFile, at: number, acceptBy: Deadline | null): PaperOfCase => ({
  name: { zh: '收件凭证', en: 'Receipt voucher' },
  series: 'received',
  content: (letter, imprint) =>
    receiptVoucher(
      {
        ...letter,
        password: null,
        materials: file.materials.flatMap((one) => received(file.item, one)),
        receivedAt: new Date(at).toISOString(),
        receivedBy: { zh: '综合受理窗口', en: 'Reception desk' },
        deadline: acceptBy,
        statusUrl: null,
      },
      imprint,
    ),
});

/** Every paper that a case has given rise to so far, oldest first. */
export function papersOf(file: CaseFile): readonly CasePaper[] {
  const { item } = file;
  let acceptBy: Deadline | null = null;
  return file.events.flatMap((event): readonly CasePaper[] => {
    if (event.type === 'case-submitted' || event.type === 'materials-added') {
      acceptBy = event.data.acceptBy;
    }
    const made =
      event.type === 'case-registered'
        ? voucher(file, event.at, acceptBy)
        : officersLetter(file, event);
    if (made === null) return [];
    const date = legalDate(event.at, file.timeZone);
    const letter = {
      caseNumber: file.number,
      applicant: file.applicant,
      item: item.name,
      issuer: item.department.name,
      date,
    };
    return [
      {
        id: String(event.seq),
        at: event.at,
        date,
        name: made.name,
        series: made.series,
        content: (number, imprint) => made.content({ ...letter, number }, imprint),
      },
    ];
  });
}
