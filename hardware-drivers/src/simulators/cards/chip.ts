/** A chip card as the reader sees it: its answer to reset and its answers to commands. */
export interface ChipCard {
  readonly atr: Uint8Array;
  /** Power came on or the card was reset: nothing is selected. */
  reset(): void;
  /** One T=0 command (data or Le, never both) and the answer with its status word. */
  command(tpdu: Uint8Array): Uint8Array;
}

export const statusWord = (status: number): Uint8Array => Uint8Array.of(status >> 8, status & 0xff);
