import type { HallView, QueueView } from '@banshi/queue-server/protocol';

/** The queues a window serves: its own list, or those of its category and function. */
export function servedQueues(
  view: Pick<HallView, 'windows' | 'queues'>,
  id: string,
): readonly QueueView[] {
  const window = view.windows.find((one) => one.id === id);
  if (window === undefined) return [];
  const { serves, category, function: role } = window;
  return view.queues.filter((queue) =>
    serves === undefined
      ? queue.category === category && queue.function === role
      : serves.includes(queue.id),
  );
}
