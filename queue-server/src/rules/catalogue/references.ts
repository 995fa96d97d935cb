import type { ServiceItem } from '../../protocol/catalogue.ts';
import { parseExpression, pathsOf } from '../expressions/parse.ts';
import type { Expression, Value } from '../expressions/syntax.ts';
import type { Finding, FindingCode } from './findings.ts';

const applicantPaths = new Set(['card', 'birthDate', 'sex', 'age']);

/** Comparisons of one path with literal texts: `situations.role == "student"`, `answers.x in ["a", "b"]`. */
function literalComparisons(
  expression: Expression,
): readonly { path: readonly string[]; values: readonly Value[] }[] {
  switch (expression.kind) {
    case 'literal':
    case 'path':
    case 'list':
      return [];
    case 'not':
      return literalComparisons(expression.of);
    case 'call':
      return expression.args.flatMap(literalComparisons);
    case 'and':
    case 'or':
      return [...literalComparisons(expression.left), ...literalComparisons(expression.right)];
    case 'compare': {
      const { left, right } = expression;
      if (left.kind !== 'path') return [];
      if (right.kind === 'literal') return [{ path: left.path, values: [right.value] }];
      if (right.kind !== 'list') return [];
      const values = right.items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []));
      return [{ path: left.path, values }];
    }
  }
}

/** Checks that every condition parses, reads only what exists and stands before it, and compares with real choices. */
export function lintReferences(item: ServiceItem): readonly Finding[] {
  const findings: Finding[] = [];
  const later = new Set([
    ...item.situations.map(({ id }) => `situations.${id}`),
    ...item.pages.flatMap((page) => page.fields.map(({ id }) => `answers.${id}`)),
  ]);
  const known = new Map<string, ReadonlySet<string> | null>();

  function check(at: string, source: string | undefined): void {
    if (source === undefined) return;
    const say = (code: FindingCode, zh: string, en: string): void =>
      void findings.push({ item: item.code, at, code, words: { zh, en } });
    const parsed = parseExpression(source);
    if (!parsed.ok) {
      const { words, at: position } = parsed.error;
      say(
        'expression-broken',
        `第${position + 1}个字符：${words.zh}`,
        `At character ${position + 1}: ${words.en}`,
      );
      return;
    }
    for (const { path } of pathsOf(parsed.expression)) {
      const name = path.join('.');
      if (known.has(name) || name === 'session.today') continue;
      if (path[0] === 'applicant' && path.length === 2 && applicantPaths.has(path[1] ?? '')) {
        continue;
      }
      if (later.has(name)) say('reference-too-early', `“${name}”在后面`, `"${name}" comes later`);
      else say('reference-unknown', `没有“${name}”`, `There is no "${name}"`);
    }
    for (const { path, values } of literalComparisons(parsed.expression)) {
      const choices = known.get(path.join('.'));
      if (choices === undefined || choices === null) continue;
      for (const value of values) {
        if (value === null || choices.has(String(value))) continue;
        say(
          'choice-unknown',
          `没有选项“${String(value)}”`,
          `There is no choice "${String(value)}"`,
        );
      }
    }
  }

  item.situations.forEach((situation, i) => {
    check(`/situations/${i}/askedWhen`, situation.askedWhen);
    known.set(`situations.${situation.id}`, new Set(situation.choices.map(({ value }) => value)));
  });
  (item.eligibility ?? []).forEach((rule, i) => check(`/eligibility/${i}/requires`, rule.requires));
  item.pages.forEach((page, p) => {
    check(`/pages/${p}/shownWhen`, page.shownWhen);
    page.fields.forEach((field, f) => {
      check(`/pages/${p}/fields/${f}/shownWhen`, field.shownWhen);
      check(`/pages/${p}/fields/${f}/requiredWhen`, field.requiredWhen);
      const choices =
        field.kind === 'yes-no' ? ['yes', 'no'] : field.choices?.map(({ value }) => value);
      known.set(`answers.${field.id}`, choices === undefined ? null : new Set(choices));
    });
  });
  item.materials.forEach((material, m) => check(`/materials/${m}/neededWhen`, material.neededWhen));
  return findings;
}
