import type { CaseView, ServiceItem } from '@banshi/queue-server/protocol';
import { shallowRef, watch } from 'vue';
import type { Refusal } from '../../server/client.ts';
import { useDesk } from '../session.ts';

/** One case and the item it is about, shown together: materials are named by the item. Asked for again with `look`. */
export function useCase(number: () => string) {
  const { client } = useDesk();
  const view = shallowRef<CaseView | null>(null);
  const item = shallowRef<ServiceItem | null>(null);
  const refusal = shallowRef<Refusal | null>(null);

  async function look() {
    const asked = number();
    const answer = await client.get<CaseView>(`/api/cases/${asked}`);
    if (asked !== number()) return;
    if (!answer.ok) {
      refusal.value = answer.refusal;
      return;
    }
    if (item.value?.code !== answer.value.item) {
      const found = await client.get<ServiceItem>(`/api/catalogue/items/${answer.value.item}`);
      if (asked !== number()) return;
      // An item that is no longer in the catalogue leaves the case readable, by its own words.
      item.value = found.ok ? found.value : null;
    }
    refusal.value = null;
    view.value = answer.value;
  }
  watch(
    number,
    () => {
      // The case before must not stand under the new number, where somebody could act on it.
      view.value = null;
      refusal.value = null;
      void look();
    },
    { immediate: true },
  );
  return { view, item, refusal, look };
}
