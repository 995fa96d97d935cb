import { Type } from 'typebox';
import { PrintView } from '../parts.ts';
import { Closed, Id, Words } from '../words.ts';

const certificate = {
  number: Id,
  name: Words,
  issuer: Words,
  /** Calendar date. */
  issuedOn: Type.String(),
  /** That may still be printed of it today. */
  copiesLeft: Type.Integer({ minimum: 0 }),
};

/** What the one in front may print. */
export const CertificatesScreen = Closed({
  step: Type.Literal('certificates'),
  certificates: Type.Array(Closed(certificate)),
});

/** One certificate before and while it is printed. */
export const CertificateScreen = Closed({
  step: Type.Literal('certificate'),
  ...certificate,
  /** The card alone does not do: the query password on the slip of its case is asked for. */
  asksPassword: Type.Boolean(),
  error: Type.Union([Words, Type.Null()]),
  print: Type.Union([PrintView, Type.Null()]),
});
