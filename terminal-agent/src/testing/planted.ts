import type { Perform } from '../effects/index.ts';

/** The planted bug: bytes leave before their intent is durable. The crash test must find it. */
export const bytesFirst: Perform = async (effect, at) => {
  await at(`${effect.name}.before-bytes`);
  const outcome = await effect.act();
  await at(`${effect.name}.after-bytes`);
  const refused = await effect.intend();
  if (refused !== null) return refused;
  await effect.settle(outcome);
  return { outcome };
};
