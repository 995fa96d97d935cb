import { Type, type Static } from 'typebox';
import { Closed, Id } from './words.ts';

/**
 * The talk between page and agent, one origin on loopback:
 *   GET  /?token=…            one-use token → HttpOnly SameSite=Strict cookie, redirect to /
 *   GET  /health              200 when ready
 *   GET  /api/catalogue       the catalogue this terminal works with (`Catalogue` of the queue-server)
 *   GET  /api/pages/{id}      a scanned page of the running session
 *   socket.io  "hello" Hello → Welcome, then "view" View at once and after every change,
 *              "command" CommandMessage → CommandAnswer,
 *              "overlay" (Overlay, JPEG bytes) while a sheet is laid before a camera, each
 *              acknowledged by the page once drawn; `null` when that is over
 */
export const Hello = Closed({
  /** Lowest and highest protocol version the page speaks. */
  versions: Type.Tuple([Type.Integer(), Type.Integer()]),
  role: Type.Union([Type.Literal('citizen'), Type.Literal('observer')]),
});
export type Hello = Static<typeof Hello>;

export const Welcome = Closed({
  version: Type.Integer(),
  terminal: Id,
  /** Pixels per millimetre of this screen (setting); the page derives every size from it. */
  pixelsPerMillimetre: Type.Number(),
  orientation: Type.Union([Type.Literal('portrait'), Type.Literal('landscape')]),
  timeZone: Type.String(),
});
export type Welcome = Static<typeof Welcome>;
export const protocolVersion = 1;
