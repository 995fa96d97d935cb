import type { HallView } from '@banshi/queue-server/protocol';

/** The last good picture, kept over a power cut of the screen: it starts with that and says how old it is. */
export interface Remembered {
  readonly view: HallView;
  readonly trueAt: number;
}
const place = (hall: string) => `banshi.board.${hall}`;

export function remember(storage: Storage, remembered: Remembered): void {
  try {
    storage.setItem(place(remembered.view.id), JSON.stringify(remembered));
  } catch {
    // A full or forbidden storage costs the picture after a power cut, nothing else.
  }
}

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' &&
  value !== null &&
  'trueAt' in value &&
  typeof value.trueAt === 'number' &&
  'view' in value &&
  typeof value.view === 'object' &&
  value.view !== null &&
  ['windows', 'queues', 'calls', 'notices'].every((list) =>
    Array.isArray((value.view as Readonly<Record<string, unknown>>)[list]),
  );

export function recall(storage: Storage, hall: string): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(storage.getItem(place(hall)) ?? 'null');
    return isRemembered(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
