import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/**
 * Whether the browser lets this page make sound. Screens set up with the autoplay policy sound from the start;
 * elsewhere one touch anywhere unlocks it for good.
 */
export function useSound(): Readonly<Ref<boolean>> {
  const locked = ref(false);
  if (typeof AudioContext === 'undefined') return readonly(locked);
  const probe = new AudioContext();
  const look = () => {
    locked.value = probe.state === 'suspended';
    if (!locked.value) done();
  };
  const touch = () => void probe.resume().then(look, () => undefined);
  const done = () => {
    removeEventListener('pointerdown', touch);
    removeEventListener('keydown', touch);
    if (probe.state !== 'closed') void probe.close();
  };
  addEventListener('pointerdown', touch);
  addEventListener('keydown', touch);
  void probe.resume().then(look, () => undefined);
  // The promise of resume() waits for a touch where one is needed; after a second we know.
  const timer = setTimeout(look, 1_000);
  onScopeDispose(() => {
    clearTimeout(timer);
    done();
  });
  return readonly(locked);
}
