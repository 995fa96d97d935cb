import type { Catalogue } from '@banshi/queue-server/protocol';
import type { Command, Screen, Step, View, Welcome } from '@banshi/terminal-agent/protocol';
import { inject, type InjectionKey, type Ref } from 'vue';
import type { Language, Words } from '../locales/index.ts';
import type { LiveSight } from './link.ts';

export type ScreenOf<S extends Step> = Extract<Screen, { step: S }>;

/** What every part of the terminal needs: the view, the language, and one way to answer. */
export interface Terminal {
  readonly view: Readonly<Ref<View>>;
  readonly welcome: Readonly<Ref<Welcome>>;
  readonly language: Readonly<Ref<Language>>;
  /** Milliseconds since the epoch, moving once a second. */
  readonly now: Readonly<Ref<number>>;
  /** Words in the language of the screen. */
  w(words: Words): string;
  /** What the document camera sees; null whenever it is not looked through. */
  readonly sight: Readonly<Ref<LiveSight | null>>;
  send(command: Command): void;
  isPending(command: Command): boolean;
  /** Where hands reach is dear: what is only looked at stands in the upper part of the screen. */
  readonly lifts: Readonly<Ref<boolean>>;
  /** The catalogue this terminal works with; null where it cannot be had now. */
  catalogue(): Promise<Catalogue | null>;
}

export const terminalKey: InjectionKey<Terminal> = Symbol('terminal');

export function useTerminal(): Terminal {
  const terminal = inject(terminalKey);
  if (!terminal) throw new Error('a terminal part stands outside the terminal');
  return terminal;
}
