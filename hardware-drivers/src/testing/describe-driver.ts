import { describe, expect, it } from 'vitest';
import { drivers, findDriver } from '../drivers/index.ts';
import type { Proof } from './bench.ts';
import { describeConversation } from './describe-conversation.ts';
import { describeFraming } from './describe-framing.ts';
import { describeVectors } from './describe-vectors.ts';
import { loadVectors, maturity } from './evidence.ts';

/** Every law of the house, on one driver and its simulated device. */
export function describeDriver<W>(proof: Proof<W>): void {
  const driver = findDriver(proof.driver);
  if (!driver) throw new Error(`${proof.driver} is not in the registry`);
  const vectors = loadVectors(proof.driver);
  const configured = driver.configure(proof.profile);
  if (!configured.ok) throw new Error(JSON.stringify(configured.problems));
  const framing =
    configured.value.medium === 'stream' ? configured.value.framing : driver.anyFraming;

  const name = proof.packets ? `${proof.driver} over ${proof.packets.address}` : proof.driver;

  describe(`${name}: catalogue`, () => {
    it('has an id of its own, a manual and help for every setting', () => {
      expect(drivers.filter((each) => each.id === driver.id)).toHaveLength(1);
      expect(driver.manual.length).toBeGreaterThan(10);
      for (const field of Object.values(driver.profile))
        expect(field.help.length).toBeGreaterThan(5);
    });
    it('stands on evidence', () => {
      expect(maturity(driver.id)).not.toBe('draft');
    });
  });

  describeVectors(name, driver, vectors);
  // A reader stack keeps the borders itself.
  if (driver.medium !== 'card') describeFraming(name, framing, vectors, proof.checked);
  describeConversation(name, proof);
}
