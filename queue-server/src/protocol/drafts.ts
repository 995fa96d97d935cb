import { Type, type Static } from 'typebox';
import { Closed, Instant } from './text.ts';

/**
 * An application that somebody had to leave: sealed by the terminal under a key that only the slip
 * in the citizen's hand and their own card make. The server keeps what it cannot read.
 */
export const DraftId = Type.String({ pattern: '^[0-9a-f]{32}$' });

/** How long a draft is kept, in hours (domain.md, Apply). */
export const draftHours = 72;

/** `GET /api/terminals/{terminal}/drafts/{id}`. */
export const KeptDraft = Closed({
  /** Base64, byte for byte as it was sealed. */
  sealed: Type.String(),
  until: Instant,
});
export type KeptDraft = Static<typeof KeptDraft>;
