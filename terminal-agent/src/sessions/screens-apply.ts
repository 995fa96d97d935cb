import { maskNumber, maskPhone, type FieldView as Evaluated } from '@banshi/queue-server/rules';
import type { MaterialView as EvaluatedMaterial } from '@banshi/queue-server/rules';
import { formOf, type Draft, type ScannedPage } from '../applications/index.ts';
import type { FieldView, MaterialView, PageThumb, Screen } from '../protocol/index.ts';
import { waysFor, windowOnly } from './materials.ts';
import { lonelySide } from './scan.ts';
import type { At, Mode, Session } from './session.ts';
import { contactWords, declaration, feeWords, howWords, nothing } from './wording.ts';
import type { World } from './world.ts';

type On<Step extends At['step']> = Extract<At, { step: Step }>;

export function guideScreen(at: On<'guide'>, session: Session, world: World): Screen {
  const item = world.items.get(at.item);
  return {
    step: 'guide',
    item: at.item,
    name: item?.name ?? nothing,
    department: item?.department.name ?? nothing,
    promisedDays: item?.limits.promised ?? 0,
    fee: feeWords(item?.fee ?? null),
    conditions: [...(item?.conditions ?? [])],
    materials: (item?.materials ?? [])
      .filter((material) => material.form !== 'auto-obtained')
      .map((material) => material.name),
    windowOnly: item === undefined ? nothing : windowOnly(item, session.service),
  };
}

export function situationScreen(at: On<'situation'>, { draft }: Session): Screen {
  const situations = draft === null ? [] : formOf(draft).situations;
  const current = situations[at.index];
  return {
    step: 'situation',
    item: draft?.compiled.item.code ?? '',
    index: at.index,
    of: situations.length,
    question: current?.situation.question ?? nothing,
    choices: [...(current?.situation.choices ?? [])],
    chosen: current?.answer?.value ?? null,
  };
}

const plain = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;

/** Personal values are read back with stars: phones by their ends, everything else like a number. */
const mask = (field: Evaluated): string | null => {
  if (field.field.masked !== true || typeof field.value !== 'string') return null;
  return field.field.kind === 'phone' ? maskPhone(field.value) : maskNumber(field.value);
};

function fieldView(one: Evaluated, complain: boolean): FieldView {
  const { field, value, required, origin, problem } = one;
  const masked = mask(one);
  const maxLength = field.schema['maxLength'];
  return {
    id: field.id,
    label: field.label,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    kind: field.kind,
    ...(field.choices === undefined ? {} : { choices: field.choices }),
    required,
    value: plain(value),
    ...(masked === null ? {} : { masked }),
    ...(origin === null ? {} : { source: origin.label }),
    ...(typeof maxLength === 'number' ? { maxLength } : {}),
    ...(complain && problem !== null ? { error: problem } : {}),
  };
}

export function formScreen(at: On<'form'>, { draft }: Session): Screen {
  const pages = draft === null ? [] : formOf(draft).pages;
  const current = pages[at.index];
  return {
    step: 'form',
    page: current?.page.id ?? 'none',
    title: current?.page.title ?? nothing,
    index: at.index,
    of: pages.length,
    fields: (current?.fields ?? []).map((field) => fieldView(field, at.complain)),
  };
}

const thumb = (page: ScannedPage): PageThumb => ({
  id: page.id,
  image: `/api/pages/${page.id}`,
  verdict: page.verdict,
  reasons: page.reasons.map(({ zh, en }) => ({ zh, en })),
});

function materialView(view: EvaluatedMaterial, draft: Draft, world: World): MaterialView {
  const { material, exempt } = view;
  const provided = draft.provided.get(material.id);
  return {
    id: material.id,
    name: material.name,
    notes: material.notes,
    necessity: material.necessity,
    original: material.form === 'original' ? (material.originalBasis ?? nothing) : null,
    ways: [...waysFor(view, draft.compiled.item, world)],
    how: provided?.how ?? (exempt ? 'certificate' : null),
    pages: (provided?.pages ?? []).map(thumb),
  };
}

export function materialsScreen({ draft, slips }: Session, world: World): Screen {
  const materials = draft === null ? [] : formOf(draft).materials;
  return {
    step: 'materials',
    materials: draft === null ? [] : materials.map((view) => materialView(view, draft, world)),
    notice: slips.notice ?? null,
  };
}

export function scanScreen(at: On<'scan'>, { draft }: Session, world: World): Screen {
  const view = draft && formOf(draft).materials.find(({ material }) => material.id === at.material);
  const material: MaterialView =
    draft && view
      ? materialView(view, draft, world)
      : {
          id: at.material,
          name: nothing,
          notes: nothing,
          necessity: 'required',
          original: null,
          ways: [],
          how: null,
          pages: [],
        };
  return {
    step: 'scan',
    material,
    phase: at.phase,
    page: at.page === null ? null : thumb(at.page),
    duplicate: at.duplicate,
    camera: world.hasCamera,
    otherSide: lonelySide(draft?.provided.get(at.material)?.pages ?? []) !== null,
  };
}

export const contactScreen = ({ kind, phone, error }: On<'contact'>): Screen => ({
  step: 'contact',
  kind,
  phone,
  error,
});

/** Everything once more before it is handed in, section by section, each with its way to change. */
export function checkScreen({ draft }: Session, language: Mode['language']): Screen {
  if (draft === null) return { step: 'check-answers', sections: [], declaration };
  const form = formOf(draft);
  const situations = form.situations.flatMap(({ situation, answer }) =>
    answer === null ? [] : [{ label: situation.question, value: answer.label[language] }],
  );
  const pages = form.pages.map(({ page, fields }) => ({
    id: `form:${page.id}`,
    title: page.title,
    change: 'change',
    rows: fields.map((one) => ({
      label: one.field.label,
      value: readBack(one, language),
      ...(one.origin === null ? {} : { source: one.origin.label }),
    })),
  }));
  const materials = form.materials.map(({ material, exempt }) => {
    const provided = draft.provided.get(material.id);
    const how = provided?.how ?? (exempt ? 'certificate' : null);
    const pageCount = provided?.pages.length ?? 0;
    const value = how === null ? '—' : howWords[how][language];
    return { label: material.name, value: pageCount > 0 ? `${value} ${pageCount}` : value };
  });
  const { contact } = draft;
  const reached =
    contact === null
      ? '—'
      : 'phone' in contact
        ? `${contactWords[contact.kind][language]} ${maskPhone(contact.phone)}`
        : contactWords[contact.kind][language];
  return {
    step: 'check-answers',
    sections: [
      ...(situations.length === 0
        ? []
        : [
            {
              id: 'situations',
              title: { zh: '您的情况', en: 'Your situation' },
              rows: situations,
              change: 'change',
            },
          ]),
      ...pages,
      ...(materials.length === 0
        ? []
        : [
            {
              id: 'materials',
              title: { zh: '材料', en: 'Materials' },
              rows: materials,
              change: 'change',
            },
          ]),
      {
        id: 'contact',
        title: { zh: '联系方式', en: 'How to reach you' },
        rows: [{ label: { zh: '电话', en: 'Phone' }, value: reached }],
        change: 'change',
      },
    ],
    declaration,
  };
}

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const;

function readBack(one: Evaluated, language: Mode['language']): string {
  const masked = mask(one);
  if (masked !== null) return masked;
  const { field, value } = one;
  if (field.kind === 'yes-no' && (value === 'yes' || value === 'no')) return yesNo[value][language];
  const choice = field.choices?.find((candidate) => candidate.value === value);
  if (choice !== undefined) return choice.label[language];
  return value === undefined || value === null || value === '' ? '—' : String(value);
}
