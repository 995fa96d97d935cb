import { Type, type Static } from 'typebox';
import { Closed } from './text.ts';

/**
 * `POST /api/my-booking/{token}/messages`, `POST /api/my-ticket/{token}/messages`: asked for by the
 * holder. The number is sealed, used for this visit alone, and forgotten with it.
 */
export const AskMessages = Closed({
  phone: Type.String({ minLength: 11, maxLength: 20 }),
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
});
export type AskMessages = Static<typeof AskMessages>;
export const MessagesAsked = Closed({ on: Type.Boolean() });
export type MessagesAsked = Static<typeof MessagesAsked>;
