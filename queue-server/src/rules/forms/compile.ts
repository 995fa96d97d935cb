import type {
  Field,
  FormPage,
  Material,
  ServiceItem,
  Situation,
} from '../../protocol/catalogue.ts';
import { parseExpression } from '../expressions/parse.ts';
import type { Expression, ExpressionError } from '../expressions/syntax.ts';

/** An item whose conditions have been parsed once. */
export interface CompiledItem {
  readonly item: ServiceItem;
  readonly conditions: ReadonlyMap<string, Expression>;
}

/** Every condition in an item with the JSON pointer of where it stands. */
export function conditionsOf(
  item: ServiceItem,
): readonly { readonly at: string; readonly source: string }[] {
  const found: { at: string; source: string }[] = [];
  const add = (at: string, source: string | undefined): void => {
    if (source !== undefined) found.push({ at, source });
  };
  item.situations.forEach((situation: Situation, i) =>
    add(`/situations/${i}/askedWhen`, situation.askedWhen),
  );
  (item.eligibility ?? []).forEach((rule, i) => add(`/eligibility/${i}/requires`, rule.requires));
  item.pages.forEach((page: FormPage, p) => {
    add(`/pages/${p}/shownWhen`, page.shownWhen);
    page.fields.forEach((field: Field, f) => {
      add(`/pages/${p}/fields/${f}/shownWhen`, field.shownWhen);
      add(`/pages/${p}/fields/${f}/requiredWhen`, field.requiredWhen);
    });
  });
  item.materials.forEach((material: Material, m) =>
    add(`/materials/${m}/neededWhen`, material.neededWhen),
  );
  return found;
}

export type Compiled =
  | { readonly ok: true; readonly compiled: CompiledItem }
  | {
      readonly ok: false;
      readonly errors: readonly { readonly at: string; readonly error: ExpressionError }[];
    };

/** Parses all conditions of an item; a broken one names its place and position. */
export function compileItem(item: ServiceItem): Compiled {
  const conditions = new Map<string, Expression>();
  const errors: { at: string; error: ExpressionError }[] = [];
  for (const { at, source } of conditionsOf(item)) {
    const parsed = parseExpression(source);
    if (parsed.ok) conditions.set(source, parsed.expression);
    else errors.push({ at, error: parsed.error });
  }
  return errors.length === 0 ? { ok: true, compiled: { item, conditions } } : { ok: false, errors };
}
