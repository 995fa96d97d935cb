/** First come, first served, one at a time; a waiting turn can be given up. */
export interface Turns {
  /** Resolves with the release, or undefined when the signal ended first; `first` jumps the queue. */
  take(signal: AbortSignal, first?: boolean): Promise<(() => void) | undefined>;
  readonly busy: boolean;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let busy = false;

  function release(): void {
    const next = waiting.shift();
    if (next) next();
    else busy = false;
  }
  const once = () => {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      release();
    };
  };

  return {
    take(signal, first = false) {
      if (signal.aborted) return Promise.resolve(undefined);
      if (!busy) {
        busy = true;
        return Promise.resolve(once());
      }
      return new Promise((resolve) => {
        const mine = () => {
          signal.removeEventListener('abort', leave);
          resolve(once());
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(mine), 1);
          resolve(undefined);
        };
        if (first) waiting.unshift(mine);
        else waiting.push(mine);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
    get busy() {
      return busy;
    },
  };
}
