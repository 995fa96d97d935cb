import type { Catalogue, Field, ServiceItem } from '../../protocol/catalogue.ts';
import { idcardFields } from '../forms/facts.ts';
import { formats, schemaKeywords } from '../forms/values.ts';
import { readCreditCode } from '../identity/numbers.ts';
import type { Finding, FindingCode } from './findings.ts';
import { lintReferences } from './references.ts';

type Say = (at: string, code: FindingCode, zh: string, en: string) => void;

const prefillKnown = (source: string): boolean => {
  const [root, ...rest] = source.split('.');
  if (root === 'idcard') return rest.length === 1 && idcardFields.has(rest[0] ?? '');
  if (root === 'certificate') return rest.length === 2;
  if (root === 'earlier') return rest.length === 1;
  return source === 'session.today';
};

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function lintField(field: Field, at: string, say: Say): void {
  if (field.prefill !== undefined && !prefillKnown(field.prefill)) {
    say(
      at,
      'prefill-unknown',
      `不认识的来源“${field.prefill}”`,
      `Unknown source "${field.prefill}"`,
    );
  }
  if (field.kind === 'choice' && (field.choices ?? []).length === 0) {
    say(at, 'choices-missing', '选择题没有选项', 'A choice needs choices');
  }
  const { format, pattern } = field.schema;
  for (const keyword of Object.keys(field.schema)) {
    if (schemaKeywords.has(keyword)) continue;
    say(
      at,
      'schema-keyword',
      `不支持关键字“${keyword}”`,
      `The keyword "${keyword}" is not used here`,
    );
  }
  if (format !== undefined && !Object.hasOwn(formats, String(format))) {
    say(
      at,
      'schema-format',
      `没有格式“${String(format)}”`,
      `There is no format "${String(format)}"`,
    );
  }
  if (pattern !== undefined && !compiles(String(pattern))) {
    say(at, 'schema-pattern', '正则表达式有误', 'The pattern does not compile');
  }
}

function lintIds(item: ServiceItem, say: Say): void {
  const lists: Record<string, readonly { id: string }[]> = {
    situations: item.situations,
    materials: item.materials,
    pages: item.pages,
    fields: item.pages.flatMap((page) => page.fields),
    steps: item.steps,
  };
  for (const [list, entries] of Object.entries(lists)) {
    const seen = new Set<string>();
    for (const { id } of entries) {
      if (seen.has(id))
        say(`/${list}`, 'id-twice', `“${id}”出现两次`, `"${id}" stands there twice`);
      seen.add(id);
    }
  }
}

/** Checks one item by itself. */
export function lintItem(item: ServiceItem): readonly Finding[] {
  const findings: Finding[] = [...lintReferences(item)];
  const say: Say = (at, code, zh, en) =>
    void findings.push({ item: item.code, at, code, words: { zh, en } });
  lintIds(item, say);
  item.pages.forEach((page, p) =>
    page.fields.forEach((field, f) => lintField(field, `/pages/${p}/fields/${f}`, say)),
  );
  item.materials.forEach((material, m) => {
    if (material.form === 'original' && material.originalBasis === undefined) {
      say(
        `/materials/${m}`,
        'original-without-basis',
        '收取原件须有法律依据',
        'Originals are taken only where a legal basis says so',
      );
    }
  });
  if (item.limits.promised > item.limits.legal) {
    say(
      '/limits',
      'limit-order',
      '承诺时限长于法定时限',
      'The promised limit exceeds the legal one',
    );
  }
  if (!readCreditCode(item.department.creditCode).ok) {
    say('/department/creditCode', 'credit-code', '信用代码有误', 'The credit code is wrong');
  }
  if (!item.implementationCode.startsWith(item.department.creditCode)) {
    say(
      '/implementationCode',
      'code-mismatch',
      '实施编码前18位应为实施主体的信用代码',
      'The implementation code starts with the body’s credit code',
    );
  }
  return findings;
}

// The eight fields that city, county, township and village must share (三级四同 … 八统一).
const shared = [
  ['name', (item: ServiceItem) => [item.name.zh]],
  ['legalBasis', (item: ServiceItem) => [item.legalBasis.zh]],
  ['caseType', (item: ServiceItem) => [item.caseType]],
  ['conditions', (item: ServiceItem) => item.conditions.map(({ zh }) => zh)],
  ['materials', (item: ServiceItem) => item.materials.map((m) => [m.id, m.name.zh, m.necessity])],
  ['steps', (item: ServiceItem) => item.steps.map(({ id, name }) => [id, name.zh])],
  ['limits', (item: ServiceItem) => item.limits],
  [
    'result',
    (item: ServiceItem) => [item.result.name.zh, item.result.kind, item.result.sample?.zh],
  ],
] as const;

/** The last twelve symbols of an implementation code: the same matter at every level. */
export const baseCode = (item: ServiceItem): string => item.implementationCode.slice(-12);

function lintLevels(items: readonly ServiceItem[]): readonly Finding[] {
  const first = new Map<string, ServiceItem>();
  const findings: Finding[] = [];
  for (const item of items) {
    const model = first.get(baseCode(item));
    if (model === undefined) {
      first.set(baseCode(item), item);
      continue;
    }
    for (const [field, read] of shared) {
      if (JSON.stringify(read(model)) === JSON.stringify(read(item))) continue;
      findings.push({
        item: item.code,
        at: `/${field}`,
        code: 'differs-between-levels',
        words: {
          zh: `与“${model.code}”的“${field}”不一致`,
          en: `"${field}" differs from "${model.code}"`,
        },
      });
    }
  }
  return findings;
}

/** Checks a whole catalogue: every item, references between items, and the eight fields levels must share. */
export function lintCatalogue(catalogue: Catalogue): readonly Finding[] {
  const codes = new Set(catalogue.items.map(({ code }) => code));
  const departments = new Set(catalogue.departments.map(({ id }) => id));
  const themes = new Set(catalogue.themes.map(({ id }) => id));
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const item of catalogue.items) {
    findings.push(...lintItem(item));
    const say: Say = (at, code, zh, en) =>
      void findings.push({ item: item.code, at, code, words: { zh, en } });
    if (seen.has(item.code)) say('/code', 'id-twice', '事项编码重复', 'This code is used twice');
    seen.add(item.code);
    if (!departments.has(item.department.id)) {
      say('/department/id', 'department-unknown', '没有此部门', 'There is no such department');
    }
    if (!themes.has(item.theme)) say('/theme', 'theme-unknown', '没有此主题', 'No such theme');
    // A part of a bundle is another item, or one of the bundle's own steps in another department.
    const steps = new Set(item.steps.map(({ id }) => id));
    for (const part of item.parts ?? []) {
      if (!codes.has(part) && !steps.has(part))
        say('/parts', 'part-unknown', `没有“${part}”`, `No item "${part}"`);
    }
  }
  return [...findings, ...lintLevels(catalogue.items)];
}
