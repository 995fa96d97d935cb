/** A one-time event that late listeners still hear about. */
export function once<T>() {
  const listeners = new Set<(value: T) => void>();
  let told: { readonly value: T } | undefined;
  return {
    tell(value: T): void {
      if (told) return;
      told = { value };
      for (const listener of [...listeners]) listener(value);
    },
    listen(listener: (value: T) => void): () => void {
      if (told) {
        const { value } = told;
        queueMicrotask(() => listener(value));
      } else listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Waits for a callback, but not longer than `ms`: some system calls never come back. */
export function settledWithin(ms: number, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    start(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
