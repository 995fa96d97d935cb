import type { Contact } from '@banshi/queue-server/protocol';
import {
  beginDraft,
  fill,
  formOf,
  missingMaterials,
  problemsOf,
  provide,
  toDeposit,
  type Draft,
} from '../applications/index.ts';
import type { Command } from '../protocol/index.ts';
import type { Input } from './input.ts';
import { waysFor, windowOnly } from './materials.ts';
import { withoutNotice } from './notice.ts';
import type { At, Session } from './session.ts';
import { paySlip, submissionSlip } from './slips.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import { contactErrors } from './troubles/index.ts';
import type { World } from './world.ts';

/** From the guide: begins the application, if it can be made here. */
export function beginApplication(session: Session, world: World): Answer {
  if (session.at.step !== 'guide' || session.holder === null) return refuse();
  const item = world.items.get(session.at.item);
  if (item === undefined || windowOnly(item, session.service) !== null) return refuse();
  const draft = beginDraft(item, session.holder.card, world.today);
  if (draft === null) return stay(session, { trouble: trouble(session, 'item-broken', world) });
  return afterSituation({ ...session, draft, slips: withoutNotice(session) }, draft, -1);
}

/** The next question after the one at `index`, then eligibility, then the form. */
function afterSituation(session: Session, draft: Draft, index: number): Turn {
  const form = formOf(draft);
  const change = { draft };
  if (index + 1 < form.situations.length) {
    return go(session, { step: 'situation', index: index + 1 }, change);
  }
  const [because] = form.notEligible;
  if (because !== undefined) return go(session, { step: 'not-eligible', because }, change);
  return session.changing ? backToCheck(session, draft) : toForm(session, draft, 0);
}

const backToCheck = (session: Session, draft: Draft): Turn =>
  formOf(draft).complete && missingMaterials(draft).length === 0
    ? go(session, { step: 'check-answers' }, { draft, changing: false })
    : toForm(session, draft, 0);

function toForm(session: Session, draft: Draft, index: number): Turn {
  return index < formOf(draft).pages.length
    ? go(session, { step: 'form', index, complain: false }, { draft })
    : toMaterials(session, draft);
}

function toMaterials(session: Session, draft: Draft): Turn {
  if (formOf(draft).materials.length > 0) return go(session, { step: 'materials' }, { draft });
  return toContact(session, draft);
}

function toContact(session: Session, draft: Draft): Turn {
  const { contact } = draft;
  const phone = contact !== null && 'phone' in contact ? contact.phone : null;
  return go(
    session,
    { step: 'contact', kind: contact?.kind ?? null, phone, error: null },
    { draft },
  );
}

export function chooseSituation(session: Session, value: string): Answer {
  const { at, draft } = session;
  if (at.step !== 'situation' || draft === null) return refuse();
  const current = formOf(draft).situations[at.index]?.situation;
  if (current === undefined || !current.choices.some((choice) => choice.value === value))
    return refuse('invalid');
  const situations = { ...draft.situations, [current.id]: value };
  return afterSituation(session, { ...draft, situations }, at.index);
}

export function fillForm(
  session: Session,
  values: Extract<Command, { type: 'fill' }>['values'],
): Answer {
  if (session.at.step !== 'form' || session.draft === null) return refuse();
  return stay(session, { draft: fill(session.draft, values) });
}

/** "Continue" anywhere between the guide and the check. */
export function continueApplication(session: Session, world: World): Answer {
  const { at, draft } = session;
  if (draft === null) return refuse();
  const form = formOf(draft);
  switch (at.step) {
    case 'situation':
      return form.situations[at.index]?.answer === null
        ? refuse('invalid')
        : afterSituation(session, draft, at.index);
    case 'form': {
      const page = form.pages[at.index];
      if (page?.fields.some(({ problem }) => problem !== null))
        return stay(session, { at: { ...at, complain: true } });
      return session.changing ? backToCheck(session, draft) : toForm(session, draft, at.index + 1);
    }
    case 'materials':
      if (missingMaterials(draft).length > 0)
        return stay(session, { trouble: trouble(session, 'materials-missing', world) });
      return session.changing ? backToCheck(session, draft) : toContact(session, draft);
    case 'contact':
      return draft.contact === null ? refuse('invalid') : toCheck(session, draft);
    default:
      return refuse();
  }
}

const toCheck = (session: Session, draft: Draft): Turn =>
  go(session, { step: 'check-answers' }, { draft, changing: false });

export function chooseContact(
  session: Session,
  command: Extract<Command, { type: 'contact' }>,
): Answer {
  const { at, draft } = session;
  if (at.step !== 'contact' || draft === null) return refuse();
  const { kind } = command;
  const phone = command.phone?.replace(/[\s-]/g, '') ?? null;
  const withPhone = kind === 'own' || kind === 'relative';
  // The kind first, the number on the next touch.
  if (withPhone && phone === null)
    return stay(session, { at: { step: 'contact', kind, phone: null, error: null } });
  if (withPhone && !/^1[3-9]\d{9}$/.test(phone ?? ''))
    return stay(session, { at: { step: 'contact', kind, phone, error: contactErrors.phone } });
  const contact: Contact = withPhone ? { kind, phone: phone ?? '' } : { kind };
  return toCheck(session, { ...draft, contact });
}

/** Materials by another way than scanning. */
export function provideMaterial(
  session: Session,
  command: Extract<Command, { type: 'provide-material' }>,
  world: World,
): Answer {
  const { at, draft } = session;
  if (at.step !== 'materials' || draft === null) return refuse();
  const view = formOf(draft).materials.find(({ material }) => material.id === command.material);
  if (view === undefined) return refuse('invalid');
  if (!waysFor(view, draft.compiled.item, world).includes(command.how)) return refuse('invalid');
  const { material, how } = command;
  if (how === 'scan') {
    return go(session, { step: 'scan', material, phase: 'place', page: null, duplicate: false });
  }
  const forgotten = (draft.provided.get(material)?.pages ?? []).map(
    (page) => ({ type: 'forget-page', page: page.id }) as const,
  );
  return go(
    session,
    { step: 'materials' },
    { draft: provide(draft, material, { how, pages: [] }) },
    ...forgotten,
  );
}

/** A "change" link of the check: `situations`, `form:<page>`, `materials`, `contact`. */
export function changeSection(session: Session, section: string): Answer {
  const { draft } = session;
  if (draft === null) return refuse();
  const form = formOf(draft);
  if (section === 'situations' && form.situations.length > 0)
    return go(session, { step: 'situation', index: 0 }, { changing: true });
  if (section === 'materials') return go(session, { step: 'materials' }, { changing: true });
  if (section === 'contact') return toContact({ ...session, changing: true }, draft);
  const index = form.pages.findIndex(({ page }) => section === `form:${page.id}`);
  if (index < 0) return refuse('invalid');
  return go(session, { step: 'form', index, complain: false }, { changing: true });
}

export function submit(session: Session, world: World): Answer {
  const { draft } = session;
  if (draft === null) return refuse();
  if (problemsOf(draft).length > 0)
    return stay(session, { trouble: trouble(session, 'answers-incomplete', world) });
  return awaiting(session, { type: 'submit', draft });
}

export function onSubmitted(
  session: Session,
  input: Extract<Input, { type: 'submitted' | 'submit-failed' }>,
  world: World,
): Turn | null {
  if (session.at.step !== 'check-answers' || session.draft === null) return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'submit-failed')
    return stay(touched, { busy: false, trouble: trouble(session, 'submit-failed', world) });
  const filed = { ...touched, filed: input.filed };
  const at: At = { step: 'submitted' };
  // With originals still to go into the locker, the deposit slip will carry number and password.
  const slip =
    toDeposit(session.draft).length > 0 ? [] : [submissionSlip(filed, session.draft, world)];
  const { kept } = session;
  return go(
    filed,
    at,
    { kept: null },
    ...slip,
    ...paySlip(filed, session.draft, world),
    ...(kept === null ? [] : [{ type: 'forget-draft', id: kept.id } as const]),
  );
}
