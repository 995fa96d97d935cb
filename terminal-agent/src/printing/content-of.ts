import {
  callBackSlip,
  dailySlip,
  depositSlip,
  draftSlip,
  envelopeLabel,
  oneTimeNotice,
  paySlip,
  pickUpReceipt,
  queueTicket,
  submissionSlip,
  type Content,
  type DailySlip,
  type Imprint,
} from '@banshi/queue-server/paper';
import type { SlipContent } from '../sessions/task.ts';

/** The words of a slip. `figures` counts a business day, when that is what is printed. */
export async function contentOf(
  slip: SlipContent,
  imprint: Imprint,
  figures: (day: string) => Promise<DailySlip>,
): Promise<Content> {
  switch (slip.kind) {
    case 'submission':
      return submissionSlip(slip.data, imprint);
    case 'deposit':
      return depositSlip(slip.data, imprint);
    case 'ticket':
      return queueTicket(slip.data, imprint);
    case 'pick-up':
      return pickUpReceipt(slip.data, imprint);
    case 'notice':
      return oneTimeNotice(slip.data, imprint);
    case 'label':
      return envelopeLabel(slip.data, imprint);
    case 'draft':
      return draftSlip(slip.data, imprint);
    case 'pay':
      return paySlip(slip.data, imprint);
    case 'help':
      return callBackSlip(slip.data, imprint);
    case 'day':
      return dailySlip(await figures(slip.day), imprint);
  }
}
