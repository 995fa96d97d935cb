import type { CaseView, ServiceItem } from '@banshi/queue-server/protocol';
import { shallowRef, watch } from 'vue';
import type { Refusal } from '../../server/client.ts';
import { useDesk } from '../session.ts';

/** One case and the item it is about; asked for again with `look`. */
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
    refusal.value = null;
    view.value = answer.value;
    if (item.value?.code === answer.value.item) return;
    const found = await client.get<ServiceItem>(`/api/catalogue/items/${answer.value.item}`);
    if (found.ok && asked === number()) item.value = found.value;
  }
  watch(number, () => void look(), { immediate: true });
  return { view, item, refusal, look };
}
