import { Type, type Static } from 'typebox';
import { CaseNumber, Person, QueryPassword } from './cases.ts';
import { Closed, Id, LegalDate, Sha256, Text } from './text.ts';

export const CertificateNumber = Type.String({ pattern: '^[A-Z]{2}\\d{21}$' });
/** What stands on the certificate (16 digits), or the SHA-256 of its file (64). */
export const VerificationCode = Type.String({ pattern: '^[0-9a-f]{16}([0-9a-f]{48})?$' });

const about = {
  number: CertificateNumber,
  name: Text,
  issuer: Text,
  issuedOn: LegalDate,
  /** Of the sealed file, so that a copy at hand can be compared without sending it anywhere. */
  sha256: Sha256,
};

/** `GET /api/verify/{number}?code=…`: for anybody who was handed a certificate. Never says whose it is. */
export const Verification = Type.Union([
  Closed({ verdict: Type.Literal('genuine'), ...about }),
  Closed({ verdict: Type.Literal('revoked'), ...about, revokedOn: LegalDate }),
  /** The number exists, the code is not its own: something on the paper or in the file was changed. */
  Closed({ verdict: Type.Literal('altered'), number: CertificateNumber }),
  Closed({ verdict: Type.Literal('unknown'), number: CertificateNumber }),
]);
export type Verification = Static<typeof Verification>;

/** `POST /api/certificates/{number}/revoke`. */
export const RevokeCertificate = Closed({
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
});
export type RevokeCertificate = Static<typeof RevokeCertificate>;

/** What a citizen who has identified by card may print at a terminal. */
export const PrintableCertificate = Closed({
  number: CertificateNumber,
  case: CaseNumber,
  name: Text,
  issuer: Text,
  issuedOn: LegalDate,
  /** What it takes besides the card: nothing, or the query password on the slip of the case. */
  proof: Type.Union([Type.Literal('card'), Type.Literal('password')]),
  /** Sheets that may still be printed of it today. */
  copiesLeft: Type.Integer({ minimum: 0 }),
});
export type PrintableCertificate = Static<typeof PrintableCertificate>;

/** `POST /api/terminals/{terminal}/my-certificates`: the citizen has identified by card. */
export const AskMyCertificates = Closed({ applicant: Person });
export const MyCertificates = Closed({ certificates: Type.Array(PrintableCertificate) });
export type MyCertificates = Static<typeof MyCertificates>;

/**
 * `POST /api/terminals/{terminal}/certificates/{number}/print`: reserves the copies under the
 * sheet's serial and hands out the sealed file. The same serial again is the same print.
 */
export const PrintCertificate = Closed({
  applicant: Person,
  password: Type.Union([QueryPassword, Type.Null()]),
  serial: Id,
  copies: Type.Integer({ minimum: 1, maximum: 9 }),
});
export type PrintCertificate = Static<typeof PrintCertificate>;
export const SealedCertificate = Closed({
  /** Base64, byte for byte as it was sealed. */
  file: Type.String(),
  sha256: Sha256,
  copiesLeft: Type.Integer({ minimum: 0 }),
});
export type SealedCertificate = Static<typeof SealedCertificate>;

/** `POST /api/terminals/{terminal}/certificate-prints/{serial}`: what became of it; a failed one gives its copies back. */
export const CertificatePrinted = Closed({
  outcome: Type.Union([Type.Literal('printed'), Type.Literal('failed'), Type.Literal('unknown')]),
});
export type CertificatePrinted = Static<typeof CertificatePrinted>;
