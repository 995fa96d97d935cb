import { describe } from 'vitest';
import { describeDeciding } from './conformance/deciding.ts';
import { describeDurability } from './conformance/durability.ts';
import { describeFollowing } from './conformance/following.ts';
import { describeKeys } from './conformance/keys.ts';
import { describeProof } from './conformance/proof.ts';
import { journalScene, type OpenStore } from './conformance/scene.ts';

/**
 * What every engine must hold. `open` gives an empty store with the ledger's tables; `again`
 * opens the same data a second time as another node (or the same store, where one file has one owner).
 */
export function describeJournal(engine: string, open: OpenStore): void {
  describe(`the journal on ${engine}`, () => {
    const scene = journalScene(open);
    describeDeciding(scene);
    describeKeys(scene);
    describeDurability(scene);
    describeFollowing(scene);
    describeProof(scene);
  });
}
