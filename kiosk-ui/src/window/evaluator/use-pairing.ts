import type { EvaluatorView } from '@banshi/queue-server/protocol';
import { ref } from 'vue';
import { browserClient } from '../../server/client.ts';

/**
 * A screen may ask about the visits of one window once a clerk has paired it: by a session in this
 * browser, by the link from the console or the bench (`#token`), or by signing in here once.
 */
export function usePairing(hall: string, window: string) {
  const client = browserClient();
  const rememberedAs = `banshi.evaluator.${hall}.${window}`;
  const token = ref<string | null>(null);
  /** Whether it is known that a clerk has to sign in. */
  const asks = ref(false);

  function keep(found: string) {
    token.value = found;
    asks.value = false;
    localStorage.setItem(rememberedAs, found);
  }
  /** With whoever is signed in here; answers whether that was enough. */
  async function pair(): Promise<boolean> {
    const path = `/api/halls/${encodeURIComponent(hall)}/windows/${encodeURIComponent(window)}/evaluator`;
    const answer = await client.get<EvaluatorView>(path);
    if (answer.ok) keep(answer.value.token);
    else if (answer.refusal.status === 401 || answer.refusal.status === 403) asks.value = true;
    return answer.ok;
  }
  /** What was remembered is worth nothing any more: the server has another key. */
  async function pairAnew() {
    localStorage.removeItem(rememberedAs);
    token.value = null;
    await pair();
  }

  const given = location.hash.slice(1);
  const remembered = localStorage.getItem(rememberedAs);
  if (given !== '') keep(given);
  else if (remembered !== null) token.value = remembered;
  else void pair();
  return { token, asks, pair, pairAnew };
}
