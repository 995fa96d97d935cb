import { groups } from '../../drivers/ipp/codec.ts';
import * as ipp from '../../drivers/ipp/values.ts';
import {
  flagOf,
  numbersOf,
  textsOf,
  type IppAttributes,
  type IppValue,
} from '../../drivers/ipp/values.ts';
import type { statuses } from '../../drivers/ipp/words.ts';
import { formats, maxCopies, sidesSupported } from './attributes.ts';

export interface Answer {
  readonly status: keyof typeof statuses;
  readonly groups?: readonly { readonly tag: number; readonly attributes: IppAttributes }[];
}

export const unsupported = (name: string, values: readonly IppValue[]) => [
  { tag: groups.unsupported, attributes: new Map([[name, values]]) },
];

/** What is wrong with a job before it is taken. */
export function objection(
  operation: IppAttributes,
  template: IppAttributes | undefined,
): Answer | undefined {
  const [format = 'application/octet-stream'] = textsOf(operation.get('document-format'));
  if (!formats.includes(format)) {
    return {
      status: 'client-error-document-format-not-supported',
      groups: unsupported('document-format', ipp.mime(format)),
    };
  }
  const [compression = 'none'] = textsOf(operation.get('compression'));
  if (compression !== 'none') return { status: 'client-error-compression-not-supported' };
  const [copies = 1] = numbersOf(template?.get('copies'));
  const [sides = 'one-sided'] = textsOf(template?.get('sides'));
  const wrong =
    copies < 1 || copies > maxCopies
      ? unsupported('copies', ipp.integer(copies))
      : sidesSupported.includes(sides)
        ? undefined
        : unsupported('sides', ipp.keyword(sides));
  const faithful = flagOf(operation.get('ipp-attribute-fidelity')) === true;
  return wrong && faithful
    ? { status: 'client-error-attributes-or-values-not-supported', groups: wrong }
    : undefined;
}
