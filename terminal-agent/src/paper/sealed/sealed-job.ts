import { createHash } from 'node:crypto';
import type { PrintJob } from '@banshi/hardware-drivers';
import { rendered, type Rendered } from '@banshi/queue-server/paper';

/** A certificate or record as it came from the issuing body's e-seal service. */
export interface SealedFile {
  readonly bytes: Uint8Array;
  /** Number of the certificate: the job's name too, for a printer's panel shows it. */
  readonly number: string;
  /** Hexadecimal SHA-256 as the issuer's registry has it, not as the file came. */
  readonly sha256: string;
}

const pdfMark = '%PDF-';

/**
 * The print job of a sealed file: the very bytes that were sealed, or nothing. The system never
 * composes a seal and never puts a line on a sealed page; what a verifier needs stands on the
 * verification slip that goes with it.
 */
export const sealedJob = ({ bytes, number, sha256 }: SealedFile): Rendered<PrintJob> => {
  const intact =
    createHash('sha256').update(bytes).digest('hex') === sha256 &&
    Buffer.from(bytes.subarray(0, pdfMark.length)).toString('latin1') === pdfMark;
  return intact
    ? rendered({ bytes, mediaType: 'application/pdf', name: number })
    : {
        ok: false,
        refused: {
          code: 'not-as-sealed',
          characters: [],
          words: {
            zh: '证明文件与出具机关登记的校验值不一致，不予打印，请联系工作人员',
            en: 'The document differs from what its issuer registered and is not printed. Please ask the staff.',
          },
        },
      };
};
