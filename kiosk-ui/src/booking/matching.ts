import type { Catalogue, QueueView } from '@banshi/queue-server/protocol';

type Item = Pick<Catalogue['items'][number], 'code' | 'name' | 'pinyin' | 'queueCategory'>;

export interface Hit {
  readonly item: Item;
  readonly queue: QueueView;
}

const shown = 8;

/** Services by a piece of their name, pinyin or initials, with the queue each is booked in. */
export function matching(
  items: readonly Item[],
  queues: readonly QueueView[],
  wanted: string,
): readonly Hit[] {
  const text = wanted.trim().toLowerCase();
  if (text === '') return [];
  return items
    .flatMap((item): readonly Hit[] => {
      const { name, pinyin } = item;
      const names = [name.zh, name.en, pinyin].join(' ').toLowerCase();
      const queue = queues.find(({ category }) => category === item.queueCategory);
      return queue !== undefined && names.includes(text) ? [{ item, queue }] : [];
    })
    .slice(0, shown);
}
