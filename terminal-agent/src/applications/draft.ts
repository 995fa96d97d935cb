import type { IdentityCard } from '@banshi/hardware-drivers';
import type { Contact, Person, ServiceItem } from '@banshi/queue-server/protocol';
import {
  applicantFacts,
  checkMaterial,
  compileItem,
  evaluateForm,
  type CompiledItem,
  type FormView,
} from '@banshi/queue-server/rules';
import type { Declared } from '../custody/index.ts';

/** One scanned page of the running session; its bytes lie beside the sessions, never in the draft. */
export interface ScannedPage {
  readonly id: string;
  /** Hexadecimal, of the page's bytes. */
  readonly sha256: string;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: number;
  readonly verdict: 'ok' | 'retake';
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
  /** The marks of what is on it, to know it again by. */
  readonly fingerprints: readonly string[];
  /** One side of a card; the other side comes onto the same page. */
  readonly card: boolean;
}

export type Way = 'scan' | 'locker' | 'later' | 'certificate';
export type How = 'scanned' | 'locker' | 'later' | 'certificate';

export interface Provided {
  readonly how: How;
  readonly pages: readonly ScannedPage[];
}

/** An application under way. It keeps the item's definition it was begun with. */
export interface Draft {
  readonly compiled: CompiledItem;
  /** Legal date on which it was begun, `YYYY-MM-DD`. */
  readonly today: string;
  readonly applicant: Person;
  readonly idcard: IdentityCard;
  readonly situations: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly provided: ReadonlyMap<string, Provided>;
  readonly contact: Contact | null;
}

/** Begins an application with the card that was read; null when the item's definition is broken. */
export function beginDraft(item: ServiceItem, idcard: IdentityCard, today: string): Draft | null {
  const compiled = compileItem(item);
  if (!compiled.ok) return null;
  return {
    compiled: compiled.compiled,
    today,
    idcard,
    applicant: { name: idcard.name, idNumber: idcard.number, card: idcard.card },
    situations: {},
    answers: {},
    provided: new Map(),
    contact: null,
  };
}

/** The form as it stands for this citizen: only what applies. */
export function formOf(draft: Draft): FormView {
  return evaluateForm(draft.compiled, {
    today: draft.today,
    applicant: applicantFacts(draft.applicant, draft.today),
    situations: draft.situations,
    answers: draft.answers,
    sources: { idcard: cardSource(draft.idcard) },
  });
}

/** What a form may prefill from the card; a sex the card does not tell is left to the citizen. */
function cardSource(card: IdentityCard): Readonly<Record<string, unknown>> {
  const sex = card.sex === 'male' || card.sex === 'female' ? card.sex : null;
  return {
    name: card.name,
    sex,
    ethnicity: card.ethnicity,
    nationality: card.nationality,
    birthDate: card.birthDate,
    address: card.address,
    number: card.number,
    issuer: card.issuer,
    validFrom: card.validFrom,
    validTo: card.validTo,
  };
}

/** Answers of one page; yes-no fields hold "yes" or "no" whatever the page sent. */
export function fill(
  draft: Draft,
  values: Readonly<Record<string, string | number | boolean | null>>,
): Draft {
  const known = new Set(
    draft.compiled.item.pages.flatMap((page) => page.fields.map((field) => field.id)),
  );
  const changes = Object.entries(values)
    .filter(([id]) => known.has(id))
    .map(([id, value]) => [id, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value]);
  return { ...draft, answers: { ...draft.answers, ...Object.fromEntries(changes) } };
}

export const provide = (draft: Draft, material: string, provided: Provided | null): Draft => {
  const next = new Map(draft.provided);
  if (provided === null) next.delete(material);
  else next.set(material, provided);
  return { ...draft, provided: next };
};

/** Materials that are still to be provided, by id. */
export function missingMaterials(draft: Draft): readonly string[] {
  return formOf(draft)
    .materials.filter((view) => {
      const given = draft.provided.get(view.material.id);
      const asSubmitted = given && {
        material: view.material.id,
        how: given.how,
        pages: given.pages.map(({ sha256, mediaType, bytes }) => ({ sha256, mediaType, bytes })),
      };
      return checkMaterial(view, asSubmitted) !== null;
    })
    .map(({ material }) => material.id);
}

/** What goes into the locker, as the citizen declares it. */
export function toDeposit(draft: Draft): Declared {
  return formOf(draft)
    .materials.filter(({ material }) => draft.provided.get(material.id)?.how === 'locker')
    .map(({ material }) => ({ material: material.id, copies: Math.max(1, material.copies) }));
}
