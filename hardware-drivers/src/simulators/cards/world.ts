import type { Commands } from '../simulator.ts';
import { WorldError } from '../simulator.ts';
import type { ChipCard } from './chip.ts';
import { t1Card } from './t1-card.ts';
import { scriptedCard, socialCard, type Script, type SocialCardFields } from './social-card.ts';

/** What a hand can do at a chip card slot. */
export interface SlotWorld {
  /** Puts a card in; what is left out of a social security card is filled with an example. */
  insert(card?: (SocialCardFields & { readonly t1?: boolean }) | ChipCard): void;
  remove(): void;
  readonly card: 'none' | 'inserted';
  /** Cards put in upside down answer nothing. */
  mute(on: boolean): void;
  /** The card is taken away in the moment of the n-th command from now. */
  removeDuring(commands: number): void;
}

/** The slot and its card, the same under CCID and under PC/SC. */
export function createSlotState(changed: () => void) {
  let card: ChipCard | undefined;
  let muted = false;
  let powered = false;
  let leavesIn = 0;

  const leave = () => {
    const was = card !== undefined;
    card = undefined;
    powered = false;
    leavesIn = 0;
    if (was) changed();
  };
  const world: SlotWorld = {
    insert(given = {}) {
      leave();
      card = 'command' in given ? given : given.t1 ? t1Card(socialCard(given)) : socialCard(given);
      changed();
    },
    remove: leave,
    get card() {
      return card ? 'inserted' : 'none';
    },
    mute: (on) => void (muted = on),
    removeDuring: (commands) => void (leavesIn = commands),
  };
  return {
    world,
    get present() {
      return card !== undefined;
    },
    get powered() {
      return powered;
    },
    get atr() {
      return card?.atr ?? new Uint8Array(0);
    },
    powerOn(): Uint8Array | undefined {
      powered = card !== undefined && !muted;
      if (!powered) return undefined;
      card?.reset();
      return card?.atr;
    },
    powerOff: () => void (powered = false),
    command(tpdu: Uint8Array): Uint8Array | undefined {
      if (leavesIn > 0 && (leavesIn -= 1) === 0) leave();
      return powered ? card?.command(tpdu) : undefined;
    },
  };
}

export type SlotState = ReturnType<typeof createSlotState>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** The world checks the values themselves. */
const isFields = (value: unknown): value is SocialCardFields => isObject(value);
const isScript = (value: unknown): value is Script => isObject(value) && isObject(value['answers']);

export function slotCommands(world: SlotWorld): Commands {
  return {
    insert: {
      help: 'insert [JSON]: put a card in: fields of a social security card ("t1": true speaks T=1 blocks), or {"atr": hex, "answers": {hex: hex}}',
      run(...words) {
        const text = words.join(' ');
        let given: unknown = {};
        try {
          if (text !== '') given = JSON.parse(text);
        } catch {
          throw new WorldError('expected a JSON object');
        }
        if (isScript(given)) return world.insert(scriptedCard(given));
        if (!isFields(given)) throw new WorldError('expected a JSON object');
        world.insert(given);
      },
    },
    remove: { help: 'remove: take the card out', run: () => world.remove() },
    'mute-card': {
      help: 'mute-card [on|off]: the card answers no reset, as upside down',
      run: (word) => world.mute(word !== 'off'),
    },
    'remove-during': {
      help: 'remove-during N: the card is taken out during the N-th command from now',
      run: (n) => world.removeDuring(Number(n ?? 1)),
    },
  };
}
