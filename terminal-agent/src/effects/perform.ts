import type { Checkpoint } from './checkpoint.ts';

/**
 * Something the terminal does to the physical world, once. `intend` makes the intent durable or
 * refuses; `act` sends the bytes and reports what was seen; `settle` makes the outcome durable.
 */
export interface Effect<Outcome> {
  /** Names the checkpoints: `<name>.before-bytes`, `<name>.after-bytes`. */
  readonly name: string;
  readonly intend: () => Promise<{ readonly refused: string } | null>;
  readonly act: () => Promise<Outcome>;
  readonly settle: (outcome: Outcome) => Promise<void>;
}

export type Performed<Outcome> = { readonly refused: string } | { readonly outcome: Outcome };

export type Perform = <Outcome>(
  effect: Effect<Outcome>,
  at: Checkpoint,
) => Promise<Performed<Outcome>>;

/**
 * The only order in which the physical world may be touched: intent durable, then bytes, then
 * outcome. A life that ends in between leaves an intent without an outcome, and the next life
 * settles it by looking, never by assuming.
 */
export const intentFirst: Perform = async (effect, at) => {
  const refused = await effect.intend();
  if (refused !== null) return refused;
  await at(`${effect.name}.before-bytes`);
  const outcome = await effect.act();
  await at(`${effect.name}.after-bytes`);
  await effect.settle(outcome);
  return { outcome };
};
