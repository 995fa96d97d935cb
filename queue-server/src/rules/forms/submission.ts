import type { CaseSubmission } from '../../protocol/cases.ts';
import type { Text } from '../../protocol/text.ts';
import type { CompiledItem } from './compile.ts';
import { checkMaterial, evaluateForm } from './evaluate.ts';
import { applicantFacts } from './facts.ts';

/** What is wrong with a submission, at which JSON pointer. */
export interface SubmissionProblem {
  readonly at: string;
  readonly words: Text;
}

type Submitted = Pick<CaseSubmission, 'applicant' | 'situations' | 'answers' | 'materials'>;

/**
 * Checks a whole submission against its item: eligibility, situations, answers, materials, and nothing
 * that was not asked for. `today` is the legal date of submission. Empty means it may be submitted.
 */
export function checkSubmission(
  compiled: CompiledItem,
  submitted: Submitted,
  today: string,
): readonly SubmissionProblem[] {
  const view = evaluateForm(compiled, {
    today,
    applicant: applicantFacts(submitted.applicant, today),
    situations: submitted.situations,
    answers: submitted.answers,
  });
  const problems: SubmissionProblem[] = view.notEligible.map((words) => ({
    at: '/applicant',
    words,
  }));
  const asked = new Set<string>();
  for (const { situation, answer } of view.situations) {
    asked.add(situation.id);
    if (answer === null) {
      problems.push({
        at: `/situations/${situation.id}`,
        words: {
          zh: `请回答“${situation.question.zh}”`,
          en: `Please answer "${situation.question.en}"`,
        },
      });
    }
  }
  const fields = view.pages.flatMap((page) => page.fields);
  for (const { field, problem } of fields) {
    if (problem !== null) problems.push({ at: `/answers/${field.id}`, words: problem });
  }
  const shown = new Set(fields.map(({ field }) => field.id));
  const surplus = (at: string, words: Text): void => void problems.push({ at, words });
  const notAsked = { zh: '没有询问此项', en: 'This was not asked' };
  for (const id of Object.keys(submitted.situations))
    if (!asked.has(id)) surplus(`/situations/${id}`, notAsked);
  for (const id of Object.keys(submitted.answers))
    if (!shown.has(id)) surplus(`/answers/${id}`, notAsked);

  const given = new Map(submitted.materials.map((material) => [material.material, material]));
  for (const wanted of view.materials) {
    const words = checkMaterial(wanted, given.get(wanted.material.id));
    if (words !== null) problems.push({ at: `/materials/${wanted.material.id}`, words });
  }
  const needed = new Set(view.materials.map(({ material }) => material.id));
  for (const id of given.keys()) if (!needed.has(id)) surplus(`/materials/${id}`, notAsked);
  if (given.size < submitted.materials.length)
    surplus('/materials', {
      zh: '同一材料出现了两次',
      en: 'The same material is listed twice',
    });
  return problems;
}
