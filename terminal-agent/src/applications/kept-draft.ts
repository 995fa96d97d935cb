import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { IdentityCard } from '@banshi/hardware-drivers';
import type { ServiceItem } from '@banshi/queue-server/protocol';
import { compileItem, dammDigit, type FormView } from '@banshi/queue-server/rules';
import { digits, type Rng } from '../ports/index.ts';
import { beginDraft, type Draft, type Provided } from './draft.ts';

/** A draft that lies sealed at the hall: what its slip bears, and until when. */
export interface KeptDraft {
  /** How the hall finds it; says nothing of code or person. */
  readonly id: string;
  /** A secret of the one who holds the slip. */
  readonly code: string;
  /** ISO 8601, UTC. */
  readonly until: string;
}

/** Where it stopped. */
export interface ResumePoint {
  readonly step: 'situation' | 'form' | 'materials' | 'contact' | 'check-answers';
  readonly index: number;
}

/** 23 digits of chance (76 bits) and one that notices a slip of the finger. */
const codeLength = 24;
export const draftMark = 'banshi-draft:';

export function newDraftCode(rng: Rng): string {
  const random = digits(rng, codeLength - 1);
  return `${random}${dammDigit(random)}`;
}

/** A scanned or typed code; null when it cannot be one. */
export function readDraftCode(text: string): string | null {
  const typed = text.trim().replace(draftMark, '').replace(/[\s-]/g, '');
  return /^\d{24}$/.test(typed) && dammDigit(typed) === '0' ? typed : null;
}

/** 24 digits in groups of four, as they are printed and typed. */
export const groupedDraftCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

export const draftId = (code: string): string =>
  Buffer.from(hkdfSync('sha256', code, 'banshi-draft', 'id', 16)).toString('hex');

/** Slip and card together make the key: neither the hall nor a finder of the slip can read it. */
const keyOf = (code: string, idNumber: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', code, idNumber.toUpperCase(), 'banshi-draft-key', 32));

/** What is kept of a draft: the item's own definition, the answers, the pages; nothing of the card. */
interface Packed {
  readonly version: 1;
  readonly item: ServiceItem;
  readonly situations: Draft['situations'];
  readonly answers: Draft['answers'];
  readonly provided: readonly (readonly [string, Provided])[];
  readonly contact: Draft['contact'];
  readonly point: ResumePoint;
}

const mark = Buffer.from('BD1');
const cipher = 'aes-256-gcm';

/** "BD1" · iv(12) tag(16) · AES-256-GCM of: length(4) JSON, then the pages' bytes in their order. */
export function sealDraft(
  { draft, point, code }: { draft: Draft; point: ResumePoint; code: string },
  pageBytes: (id: string) => Uint8Array | null,
  rng: Rng,
): Uint8Array | null {
  const { compiled, situations, answers, contact, applicant } = draft;
  const provided = [...draft.provided];
  const packed: Packed = {
    version: 1,
    item: compiled.item,
    situations,
    answers,
    provided,
    contact,
    point,
  };
  const bytes = provided.flatMap(([, { pages }]) => pages.map(({ id }) => pageBytes(id)));
  const whole = bytes.filter((one) => one !== null);
  if (whole.length < bytes.length) return null;
  const text = Buffer.from(JSON.stringify(packed));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const iv = rng.bytes(12);
  const key = keyOf(code, applicant.idNumber);
  const box = createCipheriv(cipher, key, iv).setAAD(Buffer.from(draftId(code)));
  const sealed = [length, text, ...whole].map((part) => box.update(part));
  sealed.push(box.final());
  key.fill(0);
  return Buffer.concat([mark, iv, box.getAuthTag(), ...sealed]);
}

export type OpenedDraft =
  | {
      readonly ok: true;
      readonly draft: Draft;
      readonly point: ResumePoint;
      /** By the id a page had when it was kept. */
      readonly pages: ReadonlyMap<string, Uint8Array>;
    }
  /** Sealed under another card (or altered: the seal does not tell which), or of no use any more. */
  | { readonly ok: false; readonly because: 'other-card' | 'damaged' };

/** Opens what `sealDraft` made, for the card that lies on the reader now. */
export function openDraft(
  sealed: Uint8Array,
  code: string,
  card: IdentityCard,
  today: string,
): OpenedDraft {
  const whole = Buffer.from(sealed);
  if (!mark.equals(whole.subarray(0, 3))) return { ok: false, because: 'damaged' };
  const box = createDecipheriv(cipher, keyOf(code, card.number), whole.subarray(3, 15))
    .setAAD(Buffer.from(draftId(code)))
    .setAuthTag(whole.subarray(15, 31));
  let plain: Buffer;
  try {
    plain = Buffer.concat([box.update(whole.subarray(31)), box.final()]);
  } catch {
    return { ok: false, because: 'other-card' };
  }
  const end = 4 + plain.readUInt32BE(0);
  // Written by `sealDraft`, and nobody else can: the seal has just been checked.
  const packed = JSON.parse(plain.subarray(4, end).toString('utf8')) as Packed;
  // A later version may read what this one wrote; this one does not guess at a later one.
  if (Number(packed.version) !== 1 || !compileItem(packed.item).ok)
    return { ok: false, because: 'damaged' };
  const begun = beginDraft(packed.item, card, today);
  if (begun === null) return { ok: false, because: 'damaged' };
  const { situations, answers, contact } = packed;
  const pages = new Map<string, Uint8Array>();
  let from = end;
  for (const { id, bytes } of packed.provided.flatMap(([, given]) => given.pages)) {
    pages.set(id, plain.subarray(from, from + bytes));
    from += bytes;
  }
  const provided = new Map(packed.provided);
  const draft: Draft = { ...begun, situations, answers, contact, provided };
  return { ok: true, draft, point: packed.point, pages };
}

/** The step to go on at: the one it stopped at, as far as the form still has it. */
export function pointIn({ step, index }: ResumePoint, form: FormView) {
  const last = step === 'situation' ? form.situations.length - 1 : form.pages.length - 1;
  switch (step) {
    case 'situation':
      return last < 0
        ? ({ step: 'form', index: 0, complain: false } as const)
        : ({ step, index: Math.min(index, last) } as const);
    case 'form':
      return last < 0
        ? ({ step: 'materials' } as const)
        : ({ step, index: Math.min(index, last), complain: false } as const);
    case 'contact':
      return { step, kind: null, phone: null, error: null } as const;
    case 'materials':
    case 'check-answers':
      return { step } as const;
  }
}
