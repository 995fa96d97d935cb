import { Type, type Static } from 'typebox';
import { Closed } from './words.ts';

/** What the sheet before the camera needs, in a word; the page says it in both languages. */
export const OverlayHint = Type.Union([
  Type.Literal('nothing-there'),
  Type.Literal('too-dark'),
  Type.Literal('move-away-from-edge'),
  Type.Literal('hold-still'),
  Type.Literal('good'),
  /** This one has been taken; the next one may be laid down. */
  Type.Literal('next-sheet'),
]);
export type OverlayHint = Static<typeof OverlayHint>;

const Corner = Type.Tuple([Type.Number(), Type.Number()]);

/**
 * The live outline of the sheet before the camera, a hint only: the page that is kept is found
 * anew. It comes as the socket.io event "overlay" (Overlay, small JPEG picture), and the next one
 * only after this one was acknowledged.
 */
export const Overlay = Closed({
  /** Shares of the frame's width and height, clockwise from the corner nearest the top left. */
  corners: Type.Union([Type.Tuple([Corner, Corner, Corner, Corner]), Type.Null()]),
  hint: OverlayHint,
  /** How far it has come to rest; at 1 its picture is taken by itself. */
  rest: Type.Number({ minimum: 0, maximum: 1 }),
  /** The picture's size in pixels. */
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
});
export type Overlay = Static<typeof Overlay>;
