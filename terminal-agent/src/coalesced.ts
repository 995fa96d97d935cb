/** Many things change in one breath; the page needs to hear of it once. */
export function coalesced(draw: () => void) {
  let running = false;
  let asked = false;
  return {
    begin: () => void (running = true),
    end: () => void (running = false),
    soon(): void {
      if (asked) return;
      asked = true;
      queueMicrotask(() => {
        asked = false;
        if (running) draw();
      });
    },
  };
}
