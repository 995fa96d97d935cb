import type { CaseSubmission, ProvidedMaterial } from '@banshi/queue-server/protocol';
import {
  checkSubmission,
  china2026,
  deadline,
  type SubmissionProblem,
  type WorkingCalendar,
} from '@banshi/queue-server/rules';
import type { Deadline } from '@banshi/queue-server/protocol';
import { formOf, type Draft, type ScannedPage } from './draft.ts';

export interface Filing {
  readonly number: string;
  readonly password: string;
  readonly site: string;
  readonly terminal: string;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
}

/** The whole application as the server gets it; the answers are exactly those of shown fields. */
export function compose(draft: Draft, filing: Filing): CaseSubmission {
  const form = formOf(draft);
  const { item } = draft.compiled;
  const materials = form.materials.flatMap(({ material, exempt }): ProvidedMaterial[] => {
    const given = draft.provided.get(material.id);
    if (given === undefined)
      return exempt && material.source.certificate !== undefined
        ? [{ material: material.id, how: 'certificate', pages: [] }]
        : [];
    return [{ material: material.id, how: given.how, pages: given.pages.map(pageRef) }];
  });
  return {
    ...filing,
    item: item.code,
    itemVersion: item.version,
    situations: Object.fromEntries(
      form.situations.flatMap(({ situation, answer }) =>
        answer === null ? [] : [[situation.id, answer.value]],
      ),
    ),
    answers: { ...form.answers },
    applicant: draft.applicant,
    contact: draft.contact ?? { kind: 'none' },
    collectors: [],
    materials,
  };
}

const pageRef = ({ sha256, mediaType, bytes }: ScannedPage) => ({ sha256, mediaType, bytes });

/** What would keep the server from taking the application, found here first. */
export function problemsOf(draft: Draft): readonly SubmissionProblem[] {
  const submission = compose(draft, {
    number: '0'.repeat(21),
    password: '0'.repeat(6),
    site: 'site',
    terminal: 'terminal',
    submittedAt: `${draft.today}T00:00:00.000Z`,
  });
  return checkSubmission(draft.compiled, submission, draft.today);
}

/** The calendar shipped with this version; a year it does not know promises no date. */
export const shippedCalendar: WorkingCalendar = { years: [china2026] };

/** By when it is decided, counted from the legal date of submission; null where nobody can say. */
export function promisedDeadline(
  draft: Draft,
  legalDate: string,
  calendar: WorkingCalendar,
): Deadline | null {
  const result = deadline(calendar, legalDate, draft.compiled.item.limits.promised);
  return result.ok ? result.deadline : null;
}
