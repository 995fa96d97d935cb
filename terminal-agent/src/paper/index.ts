/** The words and looks of everything that is printed: see README.md. */
export type { Block, Column, Content, Field, Imprint } from './content/content.ts';
export type { PaperRefusal, Rendered } from './content/refusal.ts';
export { toLines } from './content/to-lines.ts';
export { toReceipt, type ReceiptOptions } from './receipt/to-receipt.ts';
export { callBackSlip, type CallBackSlip } from './layouts/call-back-slip.ts';
export { depositSlip, type DepositSlip } from './layouts/deposit-slip.ts';
export {
  pickUpReceipt,
  pickUpSlip,
  type PickUpReceipt,
  type PickUpSlip,
} from './layouts/pick-up-slip.ts';
export { queueTicket, type QueueTicket } from './layouts/queue-ticket.ts';
export { submissionSlip, type SubmissionSlip } from './layouts/submission-slip.ts';
