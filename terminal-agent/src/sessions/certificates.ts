import type { PrintableCertificate } from '@banshi/queue-server/protocol';
import type { Screen, Words } from '../protocol/index.ts';
import type { Input } from './input.ts';
import type { At, CertificateWish, Print, Session } from './session.ts';
import { underWay } from './sheet.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

type On<Step extends At['step']> = Extract<At, { step: Step }>;

/** What the card's holder may print has been asked while the card's screen still stands. */
export function onCertificates(
  session: Session,
  input: Extract<Input, { type: 'certificates-found' | 'certificates-failed' }>,
  world: World,
): Turn | null {
  if (session.service !== 'print' || !session.busy) return null;
  const touched = { ...session, touchedAt: world.now };
  return input.type === 'certificates-found'
    ? go(touched, { step: 'certificates', offers: input.certificates })
    : go(touched, { step: 'menu' }, { trouble: trouble(session, 'certificates-offline', world) });
}

/** What was printed of one certificate says nothing of the next. */
function withoutSheet({ slips }: Session): Session['slips'] {
  const rest: { -readonly [K in keyof Session['slips']]: Session['slips'][K] } = { ...slips };
  delete rest.certificate;
  return rest;
}

export function chooseCertificate(session: Session, number: string): Answer {
  const { at } = session;
  if (at.step !== 'certificates') return refuse();
  const offer = at.offers.find((one) => one.number === number);
  if (offer === undefined) return refuse('invalid');
  const slips = withoutSheet(session);
  const { offers } = at;
  return go(session, { step: 'certificate', offers, offer, wish: null, error: null }, { slips });
}

/** Once a sheet may have come out, another one is a reprint, and is asked for as one. */
const mayPrint = (session: Session): boolean => session.slips.certificate === undefined;

export function printCertificate(session: Session, { copies, password }: CertificateWish): Answer {
  const { at } = session;
  if (at.step !== 'certificate' || !mayPrint(session)) return refuse();
  if (copies > at.offer.copiesLeft) return refuse('invalid');
  return printing(session, at, { copies, password }, null);
}

/** The same once more, under a new serial that makes the old sheet void. */
export function reprintCertificate(session: Session): Answer {
  const { at, slips } = session;
  const before = slips.certificate;
  const missing = before?.state === 'failed' || before?.state === 'unknown';
  if (at.step !== 'certificate' || at.wish === null || before === undefined || !missing)
    return refuse();
  return printing(session, at, at.wish, before.serial);
}

const printing = (
  session: Session,
  at: On<'certificate'>,
  wish: CertificateWish,
  voids: string | null,
): Turn =>
  awaiting(
    { ...session, at: { ...at, wish, error: null } },
    { type: 'print-certificate', certificate: at.offer, wish, voids },
  );

const refusals: Readonly<Record<string, Words>> = {
  'progress-wrong': {
    zh: '查询密码不对，请再看一下凭条',
    en: 'This is not the password on the slip',
  },
  'progress-locked': {
    zh: '密码输错次数过多，请稍后再试，或到窗口打印',
    en: 'Too many wrong passwords. Try later, or ask at a window',
  },
  'copies-used-up': { zh: '今天的份数已经打印完了', en: 'No more copies may be printed today' },
};
const otherwise: Words = {
  zh: '现在不能打印，请稍后再试，或到窗口打印',
  en: 'It cannot be printed now. Try later, or ask at a window',
};

export function onCertificateRefused(
  session: Session,
  { code }: Extract<Input, { type: 'certificate-refused' }>,
  world: World,
): Turn | null {
  const { at } = session;
  if (at.step !== 'certificate') return null;
  const error = refusals[code] ?? otherwise;
  const slips = withoutSheet(session);
  return go({ ...session, touchedAt: world.now }, { ...at, error }, { slips });
}

/** How printing goes. What is not on paper for sure is said, and printed again only on a touch. */
export function onCertificatePrint(session: Session, print: Print, world: World): Turn {
  const { at, slips } = session;
  const before = slips.certificate;
  // News of a sheet that another one has made void meanwhile.
  if (before !== undefined && before.serial > print.serial) return stay(session);
  const touched = { ...session, touchedAt: world.now };
  const change = { slips: { ...slips, certificate: print } };
  if (at.step !== 'certificate') return stay(touched, change);
  // Counted already, when the printer had not said so.
  const counted = before?.serial === print.serial && !underWay(before);
  switch (print.state) {
    case 'reserved':
    case 'sent':
      return stay(touched, change);
    case 'printed':
      return go(touched, counted ? at : lessCopies(at, 1), change);
    case 'unknown': {
      const told = trouble(session, 'certificate-doubtful', world);
      return go(touched, lessCopies(at, 1), { ...change, trouble: told });
    }
    case 'failed': {
      const told = trouble(session, 'certificate-not-printed', world);
      return go(touched, counted ? lessCopies(at, -1) : at, { ...change, trouble: told });
    }
  }
}

/** What is in doubt counts; what is found not to be there is given back. */
function lessCopies(at: On<'certificate'>, times: 1 | -1): At {
  const copiesLeft = Math.max(0, at.offer.copiesLeft - times * (at.wish?.copies ?? 0));
  const offer = { ...at.offer, copiesLeft };
  const offers = at.offers.map((one) => (one.number === offer.number ? offer : one));
  return { ...at, offer, offers };
}

const shown = ({ number, name, issuer, issuedOn, copiesLeft }: PrintableCertificate) => ({
  number,
  name: { ...name },
  issuer: { ...issuer },
  issuedOn,
  copiesLeft,
});

export const certificateScreen = (
  at: On<'certificates'> | On<'certificate'>,
  { slips }: Session,
): Screen =>
  at.step === 'certificates'
    ? { step: 'certificates', certificates: at.offers.map(shown) }
    : {
        step: 'certificate',
        ...shown(at.offer),
        asksPassword: at.offer.proof === 'password',
        error: at.error,
        print: slips.certificate ?? null,
      };
