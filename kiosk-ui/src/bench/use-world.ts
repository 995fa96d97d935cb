import { io } from 'socket.io-client';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { Deed } from './hand.ts';
import type { World } from './protocol/index.ts';

const isWorld = (value: unknown): value is World =>
  typeof value === 'object' && value !== null && 'terminals' in value && 'seq' in value;

/** The world as the town pushes it, and the one way to change it. */
export function useWorld() {
  const world = shallowRef<World | null>(null);
  const linked = ref(false);
  const refused = ref<string | null>(null);
  const chosen = ref<string | null>(null);
  let fromStart = false;

  const show = (next: unknown) => {
    // A push may overtake the answer to a command: the higher number is the newer world.
    if (!isWorld(next)) return;
    if (fromStart || world.value === null || next.seq >= world.value.seq) world.value = next;
    fromStart = false;
  };
  const socket = io({ transports: ['websocket', 'polling'], reconnectionDelayMax: 3_000 });
  socket.on('connect', () => {
    linked.value = true;
    // A town that was started anew counts from the beginning.
    fromStart = true;
  });
  socket.on('disconnect', () => (linked.value = false));
  socket.on('world', show);
  onScopeDispose(() => socket.disconnect());
  // The picture at once; the push keeps it true.
  void fetch('/api/world')
    .then((answer) => answer.json())
    .then(show)
    .catch(() => undefined);

  const terminal = computed(
    () =>
      world.value?.terminals.find(({ id }) => id === chosen.value) ??
      world.value?.terminals[0] ??
      null,
  );

  async function apply(deed: Deed): Promise<boolean> {
    if (terminal.value === null) return false;
    refused.value = null;
    try {
      const response = await fetch('/api/world', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ terminal: terminal.value.id, ...deed }),
        signal: AbortSignal.timeout(20_000),
      });
      const body: unknown = await response.json();
      if (response.ok) {
        show(body);
        return true;
      }
      refused.value =
        typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '?';
    } catch {
      linked.value = socket.connected;
      refused.value = '…';
    }
    return false;
  }
  return { world, linked, refused, terminal, chosen, apply };
}
export type BenchWorld = ReturnType<typeof useWorld>;
