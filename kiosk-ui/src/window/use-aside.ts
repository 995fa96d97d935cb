import type { AsideList, HallDay } from '@banshi/queue-server/protocol';
import { onScopeDispose, ref, shallowRef } from 'vue';
import type { Hall } from '../desk/use-hall.ts';
import type { Client } from '../server/client.ts';

/** What lies aside and what was done today follow the hall's events this much later, once for many. */
const asideAfterMs = 600;

export function useAside(client: Client, base: string, window: string, hall: Hall) {
  const aside = shallowRef<AsideList | null>(null);
  const finished = ref(0);
  async function look() {
    const [list, day] = await Promise.all([
      client.get<AsideList>(`${base}/aside`),
      client.get<HallDay>(`${base}/day`),
    ]);
    if (list.ok) aside.value = list.value;
    if (day.ok)
      finished.value = day.value.windows.find((one) => one.window === window)?.served ?? 0;
  }
  void look();
  let later: ReturnType<typeof setTimeout> | undefined;
  hall.onEvents(() => {
    clearTimeout(later);
    later = setTimeout(() => void look(), asideAfterMs);
  });
  onScopeDispose(() => clearTimeout(later));
  return { aside, finished, look };
}
