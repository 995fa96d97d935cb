import type { Decider } from '../journal/index.ts';
import type { NumberEvent } from '../protocol/index.ts';

/** Kinds of papers that are numbered together, and what stands for each in a number. */
export const seriesWords = {
  received: '收',
  accepted: '受',
  correction: '补',
  'not-accepted': '不受',
  denied: '不许',
  extended: '延',
  special: '特',
  returned: '退',
} as const;
export type Series = keyof typeof seriesWords;

/** 云人社受〔2026〕7号: the body's own word, the kind, the year, and the next number of these. */
export const documentNumber = (body: string, series: Series, year: string, next: number): string =>
  `${body}${seriesWords[series]}〔${year}〕${next}号`;

export interface Numbers {
  readonly given: Readonly<Record<string, number>>;
  readonly last: number;
}

/**
 * The rule of `document-numbers/<department>-<series>-<year>`: 1, 2, 3 without a gap. Whatever has a
 * number keeps it, so that asking again uses none up.
 */
export const documentNumbers: Decider<Numbers, { readonly key: string }, NumberEvent, number> = {
  kind: 'document-numbers',
  initial: () => ({ given: {}, last: 0 }),
  evolve: ({ given }, { data }) => ({
    given: { ...given, [data.key]: data.number },
    last: data.number,
  }),
  decide({ given, last }, { key }) {
    const known = given[key];
    if (known !== undefined) return { events: [], answer: known };
    const number = last + 1;
    return { events: [{ type: 'document-numbered', data: { key, number } }], answer: number };
  },
  portable: true,
  snapshot: { version: 1, every: 500, save: (state) => state, load: (saved) => saved as Numbers },
};
