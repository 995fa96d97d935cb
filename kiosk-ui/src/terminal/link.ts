import type {
  Command,
  CommandAnswer,
  CommandMessage,
  Overlay,
  View,
  Welcome,
} from '@banshi/terminal-agent/protocol';
import { readonly, type Ref, ref, shallowReadonly, type ShallowRef, shallowRef } from 'vue';

/** `lost`: the agent was there and is gone, or never came; the page waits and tries again by itself. */
export type Connection = 'connecting' | 'live' | 'lost';
/** Why a touch had no effect: the screen had just changed, or the step does not allow it. */
export type Refusal = 'stale' | 'not-now';

/** One moment of the document camera: the outline and the small JPEG it was found in. */
export interface LiveSight {
  readonly overlay: Overlay;
  readonly picture: ArrayBuffer;
}

export interface Link {
  readonly connection: Readonly<Ref<Connection>>;
  readonly welcome: Readonly<ShallowRef<Welcome | null>>;
  readonly view: Readonly<ShallowRef<View | null>>;
  /** The touch being worked on; until it is settled no other touch counts. */
  readonly pending: Readonly<ShallowRef<Command | null>>;
  readonly refusal: Readonly<Ref<Refusal | null>>;
  /** Null whenever the camera is not looked through. */
  readonly sight: Readonly<ShallowRef<LiveSight | null>>;
  send(command: Command): void;
}

/** What carries a command to the agent: a socket, or a gallery's list of sample screens. */
export type Carrier = (message: CommandMessage) => Promise<CommandAnswer>;

export interface LinkPorts {
  readonly carry: Carrier;
  readonly newId: () => string;
  /** Calls back after so many milliseconds; answers how to cancel. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** The longest a pressed button stays pressed after the agent took the command but shows nothing new. */
const settleMilliseconds = 1500;
const refusalMilliseconds = 4000;

/**
 * The page's side of the talk. Every command names the screen it answers (`seq`) and only one is
 * under way at a time, so that a second touch on a pressed button does nothing.
 */
export function createLink(ports: LinkPorts) {
  const connection = ref<Connection>('connecting');
  const welcome = shallowRef<Welcome | null>(null);
  const view = shallowRef<View | null>(null);
  const pending = shallowRef<Command | null>(null);
  const refusal = ref<Refusal | null>(null);
  const sight = shallowRef<LiveSight | null>(null);
  /** The view that settles the pending command. */
  let awaited = Number.POSITIVE_INFINITY;
  /** The next view begins a new talk: its number counts from anywhere. */
  let begun = false;
  let cancelSettle = (): void => undefined;
  let cancelRefusal = (): void => undefined;

  const settle = (): void => {
    cancelSettle();
    awaited = Number.POSITIVE_INFINITY;
    pending.value = null;
  };
  const refuse = (because: Refusal): void => {
    refusal.value = because;
    cancelRefusal();
    cancelRefusal = ports.after(refusalMilliseconds, () => (refusal.value = null));
  };

  return {
    connection: readonly(connection),
    welcome: shallowReadonly(welcome),
    view: shallowReadonly(view),
    pending: shallowReadonly(pending),
    refusal: readonly(refusal),
    sight: shallowReadonly(sight),

    send(command: Command): void {
      const current = view.value;
      if (!current || pending.value || connection.value !== 'live') return;
      pending.value = command;
      refusal.value = null;
      void ports.carry({ id: ports.newId(), seq: current.seq, command }).then((answer) => {
        if (pending.value !== command) return;
        if (!answer.ok) {
          settle();
          // A second touch that came too late is no news to the person who touched.
          if (answer.code !== 'busy') refuse(answer.code === 'stale' ? 'stale' : 'not-now');
          return;
        }
        awaited = answer.seq;
        if ((view.value?.seq ?? 0) >= awaited) settle();
        else cancelSettle = ports.after(settleMilliseconds, settle);
      });
    },

    /** The agent greeted: a new talk, whose numbers may start anew. */
    greeted(message: Welcome): void {
      welcome.value = message;
      begun = true;
      settle();
    },
    shown(next: View): void {
      if (view.value && next.seq < view.value.seq && !begun) return;
      begun = false;
      const moved = view.value?.screen.step !== next.screen.step;
      view.value = next;
      connection.value = 'live';
      if (moved) refusal.value = null;
      if (next.seq >= awaited) settle();
    },
    seen(next: LiveSight | null): void {
      sight.value = next;
    },
    lost(): void {
      sight.value = null;
      connection.value = 'lost';
      settle();
    },
  } satisfies Link & Record<string, unknown>;
}
