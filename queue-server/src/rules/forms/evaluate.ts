import type { Choice, Field, FormPage, Material, Situation } from '../../protocol/catalogue.ts';
import type { ProvidedMaterial } from '../../protocol/cases.ts';
import type { Text } from '../../protocol/text.ts';
import { holds, lookUp, type Facts } from '../expressions/evaluate.ts';
import type { CompiledItem } from './compile.ts';
import { originLabel, type FormInput } from './facts.ts';
import { checkValue } from './values.ts';

/** Where a value came from. A citizen who changes a prefilled value becomes its origin. */
export interface Origin {
  readonly source: string;
  readonly label: Text;
}

export interface FieldView {
  readonly field: Field;
  readonly value: unknown;
  readonly required: boolean;
  readonly origin: Origin | null;
  readonly problem: Text | null;
}
export interface PageView {
  readonly page: FormPage;
  readonly fields: readonly FieldView[];
}
export interface SituationView {
  readonly situation: Situation;
  readonly answer: Choice | null;
}
export interface MaterialView {
  readonly material: Material;
  /** Obtained without the citizen: an e-certificate at hand, or data the office fetches itself. */
  readonly exempt: boolean;
}

/** One item's form as it stands for one citizen: only what applies, in order. */
export interface FormView {
  readonly situations: readonly SituationView[];
  /** Why this citizen cannot have this item, if so. */
  readonly notEligible: readonly Text[];
  readonly pages: readonly PageView[];
  readonly materials: readonly MaterialView[];
  /** Answers of shown fields only, first values included: exactly what is submitted. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly complete: boolean;
}

const absent = (value: unknown): boolean => value === undefined || value === null || value === '';

function firstValue(field: Field, input: FormInput): { value: unknown; source: string } | null {
  if (field.prefill === undefined) return null;
  const facts: Facts = { ...input.sources, session: { today: input.today } };
  const value = lookUp(facts, field.prefill.split('.'));
  if (absent(value)) return null;
  return { value: field.kind === 'text' ? String(value) : value, source: field.prefill };
}

function checkField(field: Field, value: unknown, required: boolean): Text | null {
  if (absent(value)) {
    return required
      ? { zh: `请填写“${field.label.zh}”`, en: `Please fill in "${field.label.en}"` }
      : null;
  }
  const options =
    field.kind === 'yes-no' ? ['yes', 'no'] : field.choices?.map((choice) => choice.value);
  if (options !== undefined && !options.includes(String(value))) {
    return { zh: '请从列出的选项中选择', en: 'Please choose one of the options' };
  }
  return checkValue(field.schema, value);
}

/**
 * Evaluates an item's form. Conditions see only what comes before them (situations, then fields in order),
 * and of that only what applies, so that an answer hidden later can never decide anything.
 * The same input gives the same view on the terminal and on the server.
 */
export function evaluateForm(compiled: CompiledItem, input: FormInput): FormView {
  const { item, conditions } = compiled;
  const situationFacts: Record<string, string> = {};
  const answers: Record<string, unknown> = {};
  const facts: Facts = {
    applicant: input.applicant,
    session: { today: input.today },
    situations: situationFacts,
    answers,
  };
  const applies = (source: string | undefined, otherwise: boolean): boolean => {
    const condition = source === undefined ? undefined : conditions.get(source);
    return condition === undefined ? otherwise : holds(condition, facts);
  };

  const situations: SituationView[] = [];
  for (const situation of item.situations) {
    if (!applies(situation.askedWhen, true)) continue;
    const given = input.situations[situation.id];
    const answer = situation.choices.find((choice) => choice.value === given) ?? null;
    if (answer !== null) situationFacts[situation.id] = answer.value;
    situations.push({ situation, answer });
  }

  const notEligible = (item.eligibility ?? [])
    .filter((rule) => !applies(rule.requires, true))
    .map((rule) => rule.otherwise);

  const pages: PageView[] = [];
  for (const page of item.pages) {
    if (!applies(page.shownWhen, true)) continue;
    const fields: FieldView[] = [];
    for (const field of page.fields) {
      if (!applies(field.shownWhen, true)) continue;
      const first = firstValue(field, input);
      const given = input.answers[field.id];
      const value = given === undefined ? first?.value : given;
      const required = applies(field.requiredWhen, field.required ?? false);
      const origin =
        first !== null && first.value === value
          ? { source: first.source, label: originLabel(first.source) }
          : null;
      if (!absent(value)) answers[field.id] = value;
      fields.push({ field, value, required, origin, problem: checkField(field, value, required) });
    }
    if (fields.length > 0) pages.push({ page, fields });
  }

  const materials = item.materials
    .filter((material) => applies(material.neededWhen, true))
    .map((material) => {
      const type = material.source.certificate;
      const atHand = type !== undefined && input.sources?.certificate?.[type] !== undefined;
      return { material, exempt: material.form === 'auto-obtained' || atHand };
    });

  return {
    situations,
    notEligible,
    pages,
    materials,
    answers,
    complete:
      notEligible.length === 0 &&
      situations.every(({ answer }) => answer !== null) &&
      pages.every(({ fields }) => fields.every(({ problem }) => problem === null)),
  };
}

/** Whether one provided material satisfies what the list asks for; null means it does. */
export function checkMaterial(
  view: MaterialView,
  given: ProvidedMaterial | undefined,
): Text | null {
  const { material, exempt } = view;
  if (given === undefined) {
    if (material.necessity !== 'required' || exempt) return null;
    return { zh: `缺少“${material.name.zh}”`, en: `"${material.name.en}" is missing` };
  }
  if (given.how === 'later' && material.necessity === 'required') {
    return {
      zh: `“${material.name.zh}”不能以后补交`,
      en: `"${material.name.en}" cannot follow later`,
    };
  }
  if (given.how === 'scanned' && given.pages.length === 0) {
    return { zh: `“${material.name.zh}”没有扫描页`, en: `"${material.name.en}" has no pages` };
  }
  if (given.how === 'scanned' && material.form === 'original') {
    return {
      zh: `“${material.name.zh}”须交原件`,
      en: `"${material.name.en}" has to be handed in as the original`,
    };
  }
  return null;
}
