import { shallowRef, type ShallowRef } from 'vue';
import { browserClient, type Client, type Refusal } from '../server/client.ts';

/** The pages' way to the server; one for all of them. */
export const bookingClient: Client = browserClient();

export interface Asked<T> {
  readonly value: Readonly<ShallowRef<T | null>>;
  readonly refusal: Readonly<ShallowRef<Refusal | null>>;
  readonly ask: () => Promise<void>;
}

/** Asks once at the beginning, and again when told to; the last answer counts. */
export function useAsk<T>(path: () => string): Asked<T> {
  const value = shallowRef<T | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  let turn = 0;
  async function ask(): Promise<void> {
    const mine = ++turn;
    const answer = await bookingClient.get<T>(path());
    if (mine !== turn) return;
    refusal.value = answer.ok ? null : answer.refusal;
    if (answer.ok) value.value = answer.value;
  }
  void ask();
  return { value, refusal, ask };
}
