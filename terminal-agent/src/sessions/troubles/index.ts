import { applyingTroubles } from './applying.ts';
import { counterTroubles } from './counter.ts';
import { identityTroubles } from './identity.ts';
import { lockerTroubles } from './locker.ts';
import { paperTroubles } from './paper.ts';

export { codeErrors, contactErrors, draftErrors, staffErrors, type DraftError } from './errors.ts';

/** Every trouble a citizen or staff may meet here, by its code. */
export const troubles = {
  ...identityTroubles,
  ...applyingTroubles,
  ...lockerTroubles,
  ...counterTroubles,
  ...paperTroubles,
} as const;
export type TroubleCode = keyof typeof troubles;
