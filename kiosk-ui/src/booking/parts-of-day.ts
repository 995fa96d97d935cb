import type { SlotsOfDay } from '@banshi/queue-server/protocol';
import type { Words } from '../locales/index.ts';
import { words } from '../locales/words.ts';

export type Slot = SlotsOfDay['slots'][number];

export interface PartOfDay {
  readonly name: Words;
  readonly slots: readonly Slot[];
}

const parts = [
  { until: 6, name: words('凌晨', 'Night') },
  { until: 12, name: words('上午', 'Morning') },
  { until: 18, name: words('下午', 'Afternoon') },
  { until: 24, name: words('晚上', 'Evening') },
] as const;

/** The wall clock of the hall, whatever zone the phone is in. */
export const timeIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant));

/** A day's free slots, in the parts in which people think of a day. */
export function partsOfDay(slots: readonly Slot[], timeZone: string): readonly PartOfDay[] {
  const free = slots.filter(({ left }) => left > 0);
  const hourOf = ({ start }: Slot): number => Number(timeIn(start, timeZone).slice(0, 2));
  return parts
    .map(({ name, until }, i) => ({
      name,
      slots: free.filter((slot) => {
        const hour = hourOf(slot);
        return hour < until && hour >= (parts[i - 1]?.until ?? 0);
      }),
    }))
    .filter((part) => part.slots.length > 0);
}
