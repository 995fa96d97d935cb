import type { DraftRule } from './draft.ts';
import type { conditionWords } from './settings-words.ts';

type Condition = NonNullable<DraftRule['when']>[number];

/** A condition taken apart for a row of fields. */
export interface ConditionParts {
  readonly kind: keyof typeof conditionWords;
  readonly queue: string;
  /** Minutes, people or calls. */
  readonly number: number;
}

export function partsOf(condition: Condition): ConditionParts {
  if ('waitAbove' in condition) {
    const { queue, minutes: number } = condition.waitAbove;
    return { kind: 'waitAbove', queue, number };
  }
  if ('lineAbove' in condition) {
    const { queue, people: number } = condition.lineAbove;
    return { kind: 'lineAbove', queue, number };
  }
  if ('lineBelow' in condition) {
    const { queue, people: number } = condition.lineBelow;
    return { kind: 'lineBelow', queue, number };
  }
  const { queue, than: number } = condition.calledFewer;
  return { kind: 'calledFewer', queue, number };
}

export function conditionOf({ kind, queue, number }: ConditionParts): Condition {
  switch (kind) {
    case 'waitAbove':
      return { waitAbove: { queue, minutes: number } };
    case 'lineAbove':
      return { lineAbove: { queue, people: number } };
    case 'lineBelow':
      return { lineBelow: { queue, people: Math.max(1, number) } };
    case 'calledFewer':
      return { calledFewer: { queue, than: Math.max(1, number) } };
  }
}
