import type { ServiceItem } from '@banshi/queue-server/protocol';

/** What search needs to know of a service item. */
export type Findable = Pick<ServiceItem, 'code' | 'name' | 'pinyin' | 'popular'>;

const plain = (text: string): string => text.toLowerCase().replace(/[\s'’·・]+/g, '');

/**
 * Items whose name holds the characters typed, whose pinyin or initials hold the letters typed, or
 * whose English words begin with them. Best first: a match at the beginning, then popular items.
 */
export function searchItems<I extends Findable>(items: readonly I[], typed: string): readonly I[] {
  const query = plain(typed);
  if (query === '') return [];
  const scored = items.flatMap((item) => {
    const score = match(item, query);
    return score === null ? [] : [{ item, score: score + (item.popular ? 0 : 0.5) }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ item }) => item);
}

/** Lower is better; null is no match. */
function match(item: Findable, query: string): number | null {
  const name = plain(item.name.zh);
  if (name.startsWith(query)) return 0;
  if (name.includes(query)) return 1;
  if (!/^[a-z0-9]+$/.test(query)) return inOrder(name, query) ? 4 : null;
  for (const form of letterForms(item.pinyin)) {
    if (form.startsWith(query)) return 0;
    if (query.length > 1 && form.includes(query)) return 2;
  }
  const words = item.name.en.toLowerCase().split(/[^a-z0-9]+/);
  if (words.some((word) => word.startsWith(query))) return 1;
  return plain(item.name.en).includes(query) && query.length > 2 ? 3 : null;
}

/** Full pinyin and initials, however the catalogue separates them. */
function letterForms(pinyin: string): readonly string[] {
  const parts = pinyin
    .toLowerCase()
    .split(/[^a-zü]+/)
    .filter(Boolean);
  return [parts.join(''), parts.map((part) => part[0]).join(''), ...parts];
}

/** Characters typed in order with others between: 养保 finds 养老保险. */
function inOrder(name: string, query: string): boolean {
  let at = 0;
  for (const character of name) if (character === query[at]) at += 1;
  return at === query.length;
}
