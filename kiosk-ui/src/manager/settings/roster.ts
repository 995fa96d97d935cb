import type { Words } from '../../locales/index.ts';
import type { Draft, DraftQueue, DraftWindow } from './draft.ts';
import { newId } from './new-id.ts';
import { settingsWords } from './settings-words.ts';

/** The first letter no queue of the hall has, one in the draft or one that is gone. */
function freeLetter({ queues, gone }: Draft): string {
  const taken = new Set([...queues, ...(gone?.queues ?? [])].map(({ prefix }) => prefix));
  const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
  const pairs = letters.flatMap((a) => letters.map((b) => a + b));
  return [...letters, ...pairs].find((letter) => !taken.has(letter)) ?? '';
}

/** A queue nobody named yet, of a category the hall has. */
export function newQueue(draft: Draft): DraftQueue {
  const ids = [...draft.queues, ...(draft.gone?.queues ?? [])];
  return {
    id: newId('queue', ids),
    name: { zh: '', en: '' },
    prefix: freeLetter(draft),
    category: draft.queues[0]?.category ?? 'general',
    function: 'accept',
    quota: null,
  };
}

/** The window after the last: its number is what it is called by. */
export function newWindow(draft: Draft): DraftWindow {
  const ids = [...draft.windows, ...(draft.gone?.windows ?? [])].map(({ id }) => Number(id));
  const n = Math.max(0, ...ids.filter((id) => Number.isInteger(id))) + 1;
  const { zh, en } = settingsWords.newWindow;
  const label = { zh: zh.replace('{n}', String(n)), en: en.replace('{n}', String(n)) };
  const like = draft.windows[0];
  return {
    id: String(n),
    label,
    category: like?.category ?? 'general',
    function: like?.function ?? 'accept',
  };
}

/** The categories a hall knows, told by the queues in them; and one more, the row's own. */
export function categoriesOf(
  draft: Draft,
  own: string,
): readonly { readonly value: string; readonly words: Words }[] {
  const ids = new Set([...draft.queues, ...draft.windows].map(({ category }) => category));
  const named = [...ids].map((category) => {
    const [queue] = draft.queues.filter((one) => one.category === category);
    const { zh = category, en = category } = queue?.name ?? {};
    return { value: category, words: { zh: zh || category, en: en || category } };
  });
  return ids.has(own) ? named : [...named, { value: own, words: settingsWords.ownCategory }];
}
