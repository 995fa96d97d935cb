import type { Text as Words } from '../../protocol/text.ts';
import {
  barcode,
  field,
  fields,
  large,
  paper,
  same,
  spelled,
  strong,
  strongField,
  text,
  words,
} from '../content/compose.ts';
import type { Content, Imprint } from '../content/content.ts';
import { instantWords } from '../content/dates.ts';

export interface PickUpSlip {
  readonly slip: string;
  /** Eight random digits and a check digit; it works once. */
  readonly code: string;
  readonly caseNumber: string;
  readonly item: Words;
  readonly cabinet: Words;
  readonly until: string;
  /** Needs a second proof besides card or code. */
  readonly secondProof: boolean;
}

/** 取件凭证: what to bring to the locker, besides or instead of the card. */
export const pickUpSlip = (data: PickUpSlip, imprint: Imprint): Content =>
  paper('pick-up-slip', words('取件凭证', 'Pick-up slip'), imprint, [
    large(
      {
        ...spelled(data.code),
        zh: data.code.replace(/(\d{3})(?=\d)/g, '$1 '),
        en: data.code.replace(/(\d{3})(?=\d)/g, '$1 '),
      },
      words('取件码（仅可使用一次）', 'Pick-up code, works once'),
    ),
    fields(
      strongField(words('取件单号', 'Slip number'), spelled(data.slip)),
      field(words('事项', 'Service'), data.item),
      field(words('办件编号', 'Case number'), spelled(data.caseNumber)),
      field(words('文件柜', 'Cabinet'), data.cabinet),
      strongField(words('保管至', 'Kept until'), instantWords(data.until, imprint.timeZone)),
    ),
    barcode(data.slip, words('取件单号', 'Slip number')),
    ...(data.secondProof
      ? [strong(words('领取时还须出示本人身份证', 'Your identity card is needed as well'))]
      : []),
    text(
      words(
        '也可刷本人身份证取件。取件码请勿告诉他人；遗失可凭身份证换新码，旧码作废。',
        'Your ID card opens it too. Keep the code to yourself; if it is lost, your card gets a new one and the old one is void.',
      ),
    ),
  ]);

export interface PickUpReceipt {
  readonly item: Words;
  readonly caseNumber: string;
  readonly cabinet: Words;
  readonly compartment: string;
  readonly takenAt: string;
  /** "I have it"; without it nothing is recorded as delivered. */
  readonly confirmed: boolean;
}

/** 取件回执: what was taken out, and whether the citizen confirmed it. */
export const pickUpReceipt = (data: PickUpReceipt, imprint: Imprint): Content =>
  paper('pick-up-receipt', words('取件回执', 'Pick-up receipt'), imprint, [
    fields(
      field(words('事项', 'Service'), data.item),
      field(words('办件编号', 'Case number'), spelled(data.caseNumber)),
      field(words('文件柜', 'Cabinet'), data.cabinet),
      field(words('格口', 'Compartment'), same(data.compartment)),
      strongField(
        data.confirmed ? words('送达时间', 'Delivered') : words('开柜时间', 'Opened'),
        instantWords(data.takenAt, imprint.timeZone),
      ),
    ),
    text(
      data.confirmed
        ? words('您已确认收到。', 'You confirmed that you have it.')
        : words(
            '尚未确认收到，未记为送达；工作人员将与您核实。',
            'Not confirmed, so not recorded as delivered; staff will ask you.',
          ),
    ),
    text(
      words(
        '如有缺少或错误，请立即在本机按“求助”或拨打咨询电话。',
        'If something is missing or wrong, press Help here at once or call us.',
      ),
    ),
  ]);
