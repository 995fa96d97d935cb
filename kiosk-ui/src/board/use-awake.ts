import { onScopeDispose } from 'vue';

/** Asks the machine not to darken the screen, again whenever the page comes back into view. */
export function useAwake(): void {
  if (!('wakeLock' in navigator)) return;
  let lock: WakeLockSentinel | undefined;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').then(
      (given) => (lock = given),
      () => undefined,
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  });
}
