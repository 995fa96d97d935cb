import { onScopeDispose } from 'vue';

/** The numbers a list's first nine entries answer to. */
export const digitOf = (index: number): string => (index < 9 ? String(index + 1) : '');

/**
 * Single keys while a dialog is open: `on` answers whether it took the key. Keys typed into a field
 * are text, and a key held down is one press.
 */
export function useHotKeys(on: (key: string) => boolean): void {
  function keydown(event: KeyboardEvent) {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (on(event.key.toUpperCase())) event.preventDefault();
  }
  addEventListener('keydown', keydown);
  onScopeDispose(() => removeEventListener('keydown', keydown));
}
