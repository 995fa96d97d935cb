import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** The machine's clock (epoch ms), ticking every second while somebody shows it. */
export function useNow(everyMs = 1_000): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
