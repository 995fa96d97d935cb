import type {
  CaseLine,
  CaseProgress,
  CaseSubmission,
  CaseView,
  Notice,
  ProvidedMaterial,
  Role,
  Supplement,
  Text,
} from '../protocol/index.ts';
import { legalDate, maskName, maskNumber, maskPhone } from '../rules/index.ts';
import { openActions } from './actions.ts';
import { flagsOf } from './clock.ts';
import type { Opened } from './desk.ts';
import type { CaseRow } from './list.ts';
import type { Case } from './state.ts';
import { eventNames, remedies, stateNames } from './words.ts';
import type { CaseEvent } from '../protocol/index.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Applicants and counter stand on one side; reviewers see neither name nor number. */
export const seesApplicant = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'clerk' || role === 'manager');

/** What lies sealed about a case. Any of it may have been deleted. */
export interface Dossier {
  readonly submission: CaseSubmission | null;
  readonly supplements: readonly Pick<Supplement, 'materials'>[];
  readonly notices: ReadonlyMap<string, Notice>;
}

/** Materials as they stand now: what came later replaces what was there. */
export function materialsOf({ submission, supplements }: Dossier): ProvidedMaterial[] {
  const materials = new Map<string, ProvidedMaterial>();
  for (const one of submission?.materials ?? []) materials.set(one.material, one);
  for (const supplement of supplements) {
    for (const one of supplement.materials) materials.set(one.material, one);
  }
  return [...materials.values()];
}

function maskedAnswers(
  answers: Readonly<Record<string, unknown>>,
  { compiled }: Opened,
): Record<string, unknown> {
  const fields = compiled.item.pages.flatMap((page) => page.fields);
  const personal = new Set(['name', 'phone', 'address']);
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const field = fields.find((one) => one.id === id);
      const hidden = field?.masked === true || personal.has(id);
      return [id, hidden ? maskNumber(String(value)) : value];
    }),
  );
}

/** The promised limit is shown while the clock runs. */
const running = (one: Case): boolean => one.state !== 'correction-asked';

/** A case for the office, masked by role. */
export function caseView(
  opened: Opened,
  dossier: Dossier,
  events: readonly { readonly type: CaseEvent['type']; readonly at: number }[],
  roles: readonly Role[],
): CaseView {
  const { one, seq, compiled, setting } = opened;
  const { submission } = dossier;
  const whole = seesApplicant(roles);
  const contact = submission?.contact ?? { kind: 'none' as const };
  const deposit = one.deposits.findLast(({ state }) => state !== 'taken-back');
  return {
    number: one.number,
    item: one.item,
    itemName: compiled.item.name,
    site: one.site,
    state: one.state,
    submittedAt: one.submittedAt,
    applicantName: whole
      ? (submission?.applicant.name ?? '')
      : maskName(submission?.applicant.name ?? ''),
    applicantNumber: maskNumber(submission?.applicant.idNumber ?? ''),
    contact:
      whole || !('phone' in contact) ? contact : { ...contact, phone: maskPhone(contact.phone) },
    situations: submission?.situations ?? {},
    answers: whole ? (submission?.answers ?? {}) : maskedAnswers(submission?.answers ?? {}, opened),
    materials: materialsOf(dossier),
    deadline: running(one) ? one.clock.promised : null,
    legalDeadline: running(one) ? one.clock.legal : null,
    flags: [...flagsOf(one, setting.item.type, setting.today, setting.calendar, setting.numbers)],
    history: events.map(({ type, at }) => ({ type, ...eventNames[type], at: iso(at) })),
    notices: one.notices.map(({ id, kind, at }) => {
      const notice = dossier.notices.get(id);
      return {
        kind,
        at: iso(at),
        reason: notice?.reason ?? '',
        ...(notice?.legalBasis !== undefined && { legalBasis: notice.legalBasis }),
        defects: notice?.defects ?? [],
      };
    }),
    deposit:
      deposit === undefined
        ? null
        : {
            cabinet: deposit.cabinet,
            compartment: deposit.compartment,
            slip: deposit.slip,
            state: deposit.state,
          },
    actions: [...openActions(one, roles, setting)],
    seq,
  };
}

/** One line of a worklist; the name is masked even for the counter, because lists are seen by passers-by. */
export function caseLine(opened: Opened, row: CaseRow, name: string | undefined): CaseLine {
  const { one, compiled, setting } = opened;
  return {
    number: one.number,
    item: one.item,
    itemName: compiled.item.name,
    department: compiled.item.department.name,
    state: one.state,
    stateName: stateNames[one.state],
    submittedAt: one.submittedAt,
    applicantName: maskName(name ?? ''),
    due: running(one) ? (one.clock.promised?.due ?? null) : null,
    flags: [...flagsOf(one, setting.item.type, setting.today, setting.calendar, setting.numbers)],
    deposit: row.deposit,
  };
}

/** What anybody with the slip, or the card, may see: states, dates, where to ask, and notices with their remedies. */
export function caseProgress(
  opened: Opened,
  cabinetName: (cabinet: string) => Text,
  notices: ReadonlyMap<string, Notice>,
): CaseProgress {
  const { one, compiled } = opened;
  const { item } = compiled;
  const result = one.state === 'delivered' ? null : one.result;
  const waiting = result ?? one.homeward;
  return {
    number: one.number,
    itemName: item.name,
    department: item.department.name,
    phone: item.phones.consult,
    state: one.state,
    stateName: stateNames[one.state],
    submittedAt: one.submittedAt,
    deadline: running(one) ? one.clock.promised : null,
    steps: one.steps.map(({ state, at }) => ({ state, name: stateNames[state], at: iso(at) })),
    notices: one.notices.map(({ id, kind, at }) => {
      const notice = notices.get(id);
      const negative = kind === 'non-acceptance' || kind === 'denial';
      return {
        kind,
        at: iso(at),
        reason: notice?.reason ?? '',
        ...(notice?.legalBasis !== undefined && { legalBasis: notice.legalBasis }),
        defects: (notice?.defects ?? []).map(({ material, what }) => ({
          material: item.materials.find(({ id: known }) => known === material)?.name ?? {
            zh: material,
            en: material,
          },
          what,
        })),
        ...(negative && { remedies }),
      };
    }),
    pickUp:
      waiting === null
        ? null
        : {
            cabinet: cabinetName(waiting.cabinet),
            until: legalDate(waiting.until, opened.site.timeZone),
          },
  };
}
