/** What only a terminal does with paper: thermal slips, and the print job of a sealed file. See README.md. */
export { toReceipt, type ReceiptOptions } from './receipt/to-receipt.ts';
export { sealedJob, type SealedFile } from './sealed/sealed-job.ts';
