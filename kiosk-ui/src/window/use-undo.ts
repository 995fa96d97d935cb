import { computed, shallowRef, watch, type Ref } from 'vue';
import type { Words } from '../locales/index.ts';

/** Halls let clerks take an action back for two minutes; the server decides. */
export const undoMs = 120_000;
/** More than anybody does in two minutes. */
const kept = 10;

export interface Undoable {
  /** The hall's event the action made. */
  readonly seq: number;
  readonly act: Words;
  readonly number: string;
  readonly at: number;
}

const isUndoable = (value: unknown): value is Undoable =>
  typeof value === 'object' &&
  value !== null &&
  ['seq', 'at'].every((field) => typeof Object(value)[field] === 'number') &&
  'number' in value &&
  'act' in value;

function remembered(place: string): readonly Undoable[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? '[]');
    return Array.isArray(found) ? found.filter(isUndoable) : [];
  } catch {
    return [];
  }
}

/**
 * What this clerk did last and can still take back, newest last. It outlives a reload of the page
 * and a session that ended: the two minutes are the hall's, not the page's.
 */
export function useUndo(now: Readonly<Ref<number>>, account: string) {
  const place = `banshi.window.undo.${account}`;
  const undoables = shallowRef(remembered(place));
  watch(undoables, (kept) => sessionStorage.setItem(place, JSON.stringify(kept)));
  const undoable = computed(() => {
    const last = undoables.value.at(-1);
    return last !== undefined && now.value - last.at < undoMs ? last : null;
  });
  return {
    undoable,
    keep(act: Words, seq: number | undefined, number: string) {
      if (seq === undefined) return;
      undoables.value = [...undoables.value, { seq, act, number, at: Date.now() }].slice(-kept);
    },
    forget(seq: number) {
      undoables.value = undoables.value.filter((one) => one.seq !== seq);
    },
  };
}
