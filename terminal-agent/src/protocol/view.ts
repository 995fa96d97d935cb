import { Type, type Static } from 'typebox';
import { RequiredAction, Trouble } from './action.ts';
import { CertificateScreen, CertificatesScreen } from './screens/certificates.ts';
import { DraftScreens } from './screens/drafts.ts';
import { Holder, Service } from './parts.ts';
import { applyingScreens } from './screens/applying.ts';
import { lockerScreens } from './screens/locker.ts';
import { staffScreens } from './screens/staff.ts';
import { visitScreens } from './screens/visit.ts';
import { Closed, Id, Instant, Words } from './words.ts';

/**
 * What the terminal shows now: one union, one member a screen. The agent decides, the page draws.
 * Nothing in a view outlives the session; names and numbers are masked already.
 */
export const Screen = Type.Union([
  ...applyingScreens,
  DraftScreens.keep,
  DraftScreens.kept,
  DraftScreens.resume,
  ...lockerScreens,
  ...visitScreens,
  CertificatesScreen,
  CertificateScreen,
  ...staffScreens,
]);
export type Screen = Static<typeof Screen>;
export type Step = Screen['step'];

export const Modes = Closed({
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  elder: Type.Boolean(),
  low: Type.Boolean(),
  contrast: Type.Boolean(),
  voice: Type.Boolean(),
});
export type Modes = Static<typeof Modes>;

/** The whole of what a page needs. `seq` rises with every change and names what a touch was answering. */
export const View = Closed({
  seq: Type.Integer({ minimum: 0 }),
  at: Instant,
  terminal: Closed({ id: Id, name: Words, site: Words, phone: Type.String() }),
  session: Type.Union([Id, Type.Null()]),
  service: Type.Union([Service, Type.Null()]),
  holder: Type.Union([Holder, Type.Null()]),
  modes: Modes,
  screen: Screen,
  action: Type.Union([RequiredAction, Type.Null()]),
  trouble: Type.Union([Trouble, Type.Null()]),
  /** Idle: when the warning comes, and when the session is wiped. */
  idle: Type.Union([
    Closed({ warnAt: Instant, wipeAt: Instant, warning: Type.Boolean() }),
    Type.Null(),
  ]),
  mayGoBack: Type.Boolean(),
  /** What is under way can be kept as a draft. */
  mayPause: Type.Boolean(),
  online: Type.Boolean(),
});
export type View = Static<typeof View>;
