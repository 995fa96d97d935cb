import type { CodeScanner, ScannedCode } from '../../capability/code-scanner.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import type { StreamIo } from '../../session/bus.ts';
import { codeOf } from './text.ts';

/** How a scanner is lit and darkened; a scanner that always looks has neither. */
export interface Light {
  on(io: StreamIo): Promise<Outcome<unknown>>;
  off(io: StreamIo): Promise<unknown>;
  /** Scanners go dark by themselves: they are lit again that often. */
  readonly againMs: number;
}

const defaultWaitMs = 20_000;

/** Codes that come unasked; one that was there before somebody asked is nobody's. */
export function codeWaiting(isText: (frame: Uint8Array) => boolean, light: Light) {
  /** A code may arrive in the same piece as the answer to the trigger. */
  let heard: Uint8Array | undefined;

  async function wait(io: StreamIo, waitMs: number): Promise<Outcome<ScannedCode>> {
    const until = io.clock.monotonic() + waitMs;
    heard = undefined;
    for (;;) {
      const lit = await light.on(io);
      if (!lit.ok && heard === undefined) return lit;
      if (heard !== undefined) return ok(codeOf(heard));
      const left = Math.max(1, Math.min(light.againMs, until - io.clock.monotonic()));
      const code = await io.listen((frame) => (isText(frame) ? codeOf(frame) : undefined), left);
      if (code.ok || code.failure.code !== 'no-answer') return code;
      if (io.clock.monotonic() >= until)
        return failed('no-code', `no code was shown within ${Math.round(waitMs)} ms`);
    }
  }

  return {
    capability: (io: StreamIo): CodeScanner => ({
      async scan({ waitMs = defaultWaitMs } = {}) {
        return await io.together(async (alone) => {
          const code = await wait(alone, waitMs);
          // Also when the caller gave up: nobody wants a scanner that stays lit.
          if (!code.ok && code.failure.code !== 'line-closed')
            alone.afterwards(async (later) => void (await light.off(later)));
          return code;
        });
      },
    }),
    unasked(frame: Uint8Array) {
      if (isText(frame)) heard = frame;
    },
  };
}
