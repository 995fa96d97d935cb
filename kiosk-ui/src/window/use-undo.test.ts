import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick, ref } from 'vue';
import { acts } from './acts.ts';
import { undoMs, useUndo } from './use-undo.ts';

beforeEach(() => sessionStorage.clear());

describe('what a clerk can take back', () => {
  it('is the last act, then the one before, and nothing older than two minutes', () => {
    const now = ref(Date.now());
    const { undoable, keep, forget } = useUndo(now, 'clerk3');
    keep(acts.next.name, 7, 'B001');
    keep(acts.start.name, 8, 'B001');
    keep(acts.start.name, undefined, 'B001');
    expect(undoable.value?.seq).toBe(8);
    forget(8);
    expect(undoable.value?.seq).toBe(7);
    now.value += undoMs + 1_000;
    expect(undoable.value).toBeNull();
  });

  it('outlives a reload of the page, for the same clerk alone', async () => {
    const now = ref(Date.now());
    useUndo(now, 'clerk3').keep(acts.finish.name, 9, 'B002');
    await nextTick();
    expect(useUndo(now, 'clerk3').undoable.value).toMatchObject({ seq: 9, number: 'B002' });
    expect(useUndo(now, 'clerk4').undoable.value).toBeNull();
  });

  it('is nothing where the page remembers nonsense', () => {
    sessionStorage.setItem('banshi.window.undo.clerk3', '[{"seq":"x"}, 5]');
    expect(useUndo(ref(Date.now()), 'clerk3').undoable.value).toBeNull();
    sessionStorage.setItem('banshi.window.undo.clerk3', 'x');
    expect(useUndo(ref(Date.now()), 'clerk3').undoable.value).toBeNull();
  });
});
