/** Where the keyboard or a keypad may go, in reading order; inside a dialog, only there. */
export function stops(root: ParentNode): HTMLElement[] {
  const dialogs = [...root.querySelectorAll<HTMLElement>('dialog[open]')];
  const scope = dialogs.at(-1) ?? root;
  return [
    ...scope.querySelectorAll<HTMLElement>(
      'button:not(:disabled), input:not(:disabled), [tabindex="0"]',
    ),
  ].filter((element) => element.closest('[inert]') === null);
}

/**
 * Keys of a keypad beside the screen: arrows move through everything that can be pressed; Enter
 * presses, which is the browser's own. Answers whether the key was used.
 */
export function moveFocus(root: ParentNode, key: string, current: Element | null): boolean {
  const direction = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  if (direction === undefined) return false;
  // Inside a text field the arrows belong to the text.
  if (current instanceof HTMLInputElement && (key === 'ArrowLeft' || key === 'ArrowRight'))
    return false;
  const all = stops(root);
  if (all.length === 0) return false;
  const at = current instanceof HTMLElement ? all.indexOf(current) : -1;
  const next =
    at === -1 ? (direction > 0 ? 0 : all.length - 1) : (at + direction + all.length) % all.length;
  all[next]?.focus();
  return true;
}

/** What a control is called, for speaking it; `chosen` is said where it is switched on. */
export function spokenName(element: Element, chosen: string): string {
  const state = element.getAttribute('aria-pressed') === 'true' ? ` ${chosen}` : '';
  const label =
    element.getAttribute('aria-label') ?? element.textContent.replace(/\s+/g, ' ').trim();
  return `${label}${state}`;
}
