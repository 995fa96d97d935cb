import { Type, type Static } from 'typebox';
import { Closed, LegalDate, Sha256, Text } from './text.ts';

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
