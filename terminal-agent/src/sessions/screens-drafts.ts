import { groupedDraftCode } from '../applications/index.ts';
import type { Screen } from '../protocol/index.ts';
import type { At, Session } from './session.ts';
import { slipOf } from './sheet.ts';
import { draftNotice, nothing } from './wording.ts';
import type { World } from './world.ts';

/** A draft asked about, kept, or looked for. */
export function draftScreen(
  at: Extract<At, { step: 'keep-draft' | 'draft-kept' | 'resume-draft' }>,
  session: Session,
  world: World,
): Screen {
  const { draft, kept } = session;
  const item = draft?.compiled.item.name ?? nothing;
  switch (at.step) {
    case 'keep-draft':
      return { step: 'keep-draft', item, paragraphs: [...draftNotice] };
    case 'draft-kept':
      return {
        step: 'draft-kept',
        item,
        code: groupedDraftCode(kept?.code ?? ''),
        until: kept?.until ?? '',
        delivered: kept !== null && !world.undelivered.has(kept.id),
        slip: slipOf(session, 'draft'),
      };
    case 'resume-draft':
      return { step: 'resume-draft', reader: world.hasCodeReader, error: at.error };
  }
}
