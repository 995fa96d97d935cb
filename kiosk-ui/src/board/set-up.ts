import type { BoardView } from '@banshi/queue-server/protocol';
import type { Client } from '../server/client.ts';
import { configured, type BoardAddress } from './board-address.ts';

export interface SetUpPorts {
  readonly client: Pick<Client, 'get'>;
  /** Calls back once after so many milliseconds. */
  readonly after: (ms: number, callback: () => void) => void;
}

/** A server that did not answer is asked again after this long; milliseconds. */
const againMs = 10_000;

/**
 * One of the hall's own screens asks for its set-up, and again whenever the hall's settings change:
 * nobody walks to a wall to reload a page. Without an answer it shows what its address says, or
 * goes on as before.
 */
export function boardSetUp(
  { client, after }: SetUpPorts,
  asked: BoardAddress,
  show: (address: BoardAddress) => void,
): { readonly ask: () => Promise<void> } {
  let shown: string | null = null;
  async function ask(): Promise<void> {
    if (asked.board === null) {
      if (shown === null) show(asked);
      shown = '';
      return;
    }
    const boards = await client.get<BoardView[]>(
      `/api/halls/${encodeURIComponent(asked.hall)}/boards`,
    );
    if (!boards.ok) {
      if (shown === null) show(asked);
      shown ??= '';
      after(againMs, () => void ask());
      return;
    }
    const own = JSON.stringify(boards.value.find(({ id }) => id === asked.board) ?? '');
    if (own === shown) return;
    shown = own;
    show(configured(asked, boards.value));
  }
  return { ask };
}
