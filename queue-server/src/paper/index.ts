/** The words and looks of everything that is printed, in the hall and at its terminals: see README.md. */
export type { Block, Column, Content, Field, Imprint } from './content/content.ts';
export type { PaperRefusal, Rendered } from './content/refusal.ts';
export { plainLatinQuotes } from './fonts/latin-quotes.ts';
export { toLines } from './content/to-lines.ts';
export { toPdf, type PdfOptions } from './pdf/to-pdf.ts';
export type { Fonts } from './fonts/chain.ts';
export { openFonts, type FontOptions } from './fonts/shell/open-fonts.ts';

/** For whoever renders contents in yet another way: the terminal's thermal slips. */
export { breakLines } from './content/break-lines.ts';
export { footer } from './content/footer.ts';
export { missingGlyph, rendered, unprintable } from './content/refusal.ts';
export { sealPlace } from './content/content.ts';
export { unprintableIn } from './content/text-of.ts';
export { fillOutline, type Bitmap } from './fonts/fill-outline.ts';

export { callBackSlip, type CallBackSlip } from './layouts/call-back-slip.ts';
export {
  extensionNotice,
  specialProcedureNotice,
  type ExtensionNotice,
  type SpecialProcedureNotice,
} from './layouts/clock-notices.ts';
export { dailySlip, type DailySlip } from './layouts/daily-slip.ts';
export { depositSlip, type DepositSlip } from './layouts/deposit-slip.ts';
export { draftSlip, type DraftSlip } from './layouts/draft-slip.ts';
export { envelopeLabel, type EnvelopeLabel } from './layouts/envelope-label.ts';
export { hallDaySlip, type HallDaySlip } from './layouts/hall-day-slip.ts';
export { handOverList, type HandOverList, type HandOverRow } from './layouts/hand-over-list.ts';
export type { Letter, Remedies } from './layouts/letter.ts';
export {
  acceptanceNotice,
  correctionNotice,
  denialNotice,
  nonAcceptanceNotice,
  type AcceptanceNotice,
  type CorrectionNotice,
  type DenialNotice,
  type NonAcceptanceNotice,
} from './layouts/officers-notices.ts';
export {
  oneTimeNotice,
  type NoticedMaterial,
  type OneTimeNotice,
} from './layouts/one-time-notice.ts';
export { paySlip, type PaySlip } from './layouts/pay-slip.ts';
export {
  pickUpReceipt,
  pickUpSlip,
  type PickUpReceipt,
  type PickUpSlip,
} from './layouts/pick-up-slip.ts';
export { queueTicket, type QueueTicket } from './layouts/queue-ticket.ts';
export {
  receiptVoucher,
  type ReceiptVoucher,
  type ReceivedMaterial,
} from './layouts/receipt-voucher.ts';
export { returnNotice, type ReturnNotice } from './layouts/return-notice.ts';
export { sampleCertificate, type SampleCertificate } from './layouts/sample-certificate.ts';
export { submissionSlip, type SubmissionSlip } from './layouts/submission-slip.ts';
export { supervisionReport, type SupervisionReport } from './layouts/supervision-report.ts';
export { verificationSlip, type VerificationSlip } from './layouts/verification-slip.ts';
