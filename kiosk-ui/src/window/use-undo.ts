import { computed, shallowRef, type Ref } from 'vue';
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

/** What this clerk did last and can still take back, newest last. */
export function useUndo(now: Readonly<Ref<number>>) {
  const undoables = shallowRef<readonly Undoable[]>([]);
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
