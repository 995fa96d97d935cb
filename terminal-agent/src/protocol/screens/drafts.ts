import { Type } from 'typebox';
import { PrintView } from '../parts.ts';
import { Closed, Instant, Words } from '../words.ts';

/** An application that cannot be finished now: asked about, kept, and taken up again anywhere. */
export const DraftScreens = {
  /** What is kept, for how long, and who can open it: asked apart from everything else. */
  keep: Closed({ step: Type.Literal('keep-draft'), item: Words, paragraphs: Type.Array(Words) }),
  kept: Closed({
    step: Type.Literal('draft-kept'),
    item: Words,
    /** What the slip bears, in case it cannot be printed. */
    code: Type.String(),
    until: Instant,
    /** False while it waits, sealed, for the line. */
    delivered: Type.Boolean(),
    slip: PrintView,
  }),
  resume: Closed({
    step: Type.Literal('resume-draft'),
    /** There is a code reader to hold the slip before. */
    reader: Type.Boolean(),
    error: Type.Union([Words, Type.Null()]),
  }),
};
