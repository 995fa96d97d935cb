import { Type, type Static } from 'typebox';
import { Closed, Id, Instant } from './text.ts';

/** `GET /api/demo/messages` (demo only): what the citizen's phone received. A real city plugs in its SMS gateway. */
export const DemoMessage = Closed({
  id: Id,
  at: Instant,
  phone: Type.String(),
  kind: Type.String(),
  text: Type.String(),
});
export type DemoMessage = Static<typeof DemoMessage>;
export const DemoMessages = Closed({ messages: Type.Array(DemoMessage) });
export type DemoMessages = Static<typeof DemoMessages>;
