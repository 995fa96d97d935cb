import type { DoorAddress } from '../../capability/locker.ts';
import type { Clock } from '../../ports/index.ts';
import type { Commands } from '../simulator.ts';
import { numberWord, WorldError } from '../simulator.ts';

/** One compartment of the physical cabinet, as a bystander sees it. */
export interface Compartment extends DoorAddress {
  readonly open: boolean;
  readonly occupied: boolean;
  readonly jammed: boolean;
}

/** The doors themselves, whatever board drives them. */
export interface CabinetWorld {
  door(door: DoorAddress): Compartment;
  readonly doors: readonly Compartment[];
  /** A person pushes the door shut. */
  close(door: DoorAddress): void;
  /** A person (or a crowbar) opens it without a command. */
  openByHand(door: DoorAddress): void;
  /** The bolt moves but the door does not spring open. */
  jam(door: DoorAddress, jammed?: boolean): void;
  put(door: DoorAddress): void;
  remove(door: DoorAddress): void;
  /** Every pulse that reached a lock coil, in order: what really was commanded. */
  readonly pulses: readonly DoorAddress[];
  onChange(listener: (door: Compartment) => void): () => void;
}

export interface Cabinet extends CabinetWorld {
  /** The board energises a lock: the door springs open after `springMs` unless jammed. */
  pulse(door: DoorAddress): void;
}

interface Hinge {
  open: boolean;
  occupied: boolean;
  jammed: boolean;
}

export function cabinet(
  clock: Clock,
  boards: readonly number[],
  doorsPerBoard: number,
  springMs = 50,
): Cabinet {
  const hinges = new Map<string, Hinge>();
  const addresses: DoorAddress[] = boards.flatMap((board) =>
    Array.from({ length: doorsPerBoard }, (_, i) => ({ board, door: i + 1 })),
  );
  const key = ({ board, door }: DoorAddress) => `${board}/${door}`;
  for (const address of addresses)
    hinges.set(key(address), { open: false, occupied: false, jammed: false });
  const pulses: DoorAddress[] = [];
  const listeners = new Set<(door: Compartment) => void>();

  function hinge(address: DoorAddress): Hinge {
    const found = hinges.get(key(address));
    if (!found) throw new WorldError(`there is no door ${address.door} on board ${address.board}`);
    return found;
  }
  const view = (address: DoorAddress): Compartment => ({
    board: address.board,
    door: address.door,
    ...hinge(address),
  });
  function move(address: DoorAddress, open: boolean): void {
    const one = hinge(address);
    if (one.open === open) return;
    one.open = open;
    for (const listener of [...listeners]) listener(view(address));
  }
  const set = (address: DoorAddress, change: Partial<Hinge>) =>
    void Object.assign(hinge(address), change);

  return {
    door: view,
    get doors() {
      return addresses.map(view);
    },
    close: (address) => move(address, false),
    openByHand: (address) => move(address, true),
    jam: (address, jammed = true) => set(address, { jammed }),
    put: (address) => set(address, { occupied: true }),
    remove: (address) => set(address, { occupied: false }),
    pulses,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pulse(address) {
      if (!hinges.has(key(address))) return;
      pulses.push({ board: address.board, door: address.door });
      clock.after(springMs, () => {
        if (!hinge(address).jammed) move(address, true);
      });
    },
  };
}

/** `close 3` means board 1; `close 2/3` names the board. */
export function doorWord(word: string | undefined): DoorAddress {
  const parts = /^(?:(\d+)\/)?(\d+)$/.exec(word ?? '');
  if (!parts) throw new WorldError('expected a door such as 3, or board/door such as 2/3');
  return {
    board: parts[1] === undefined ? 1 : numberWord(parts[1], 'board'),
    door: numberWord(parts[2], 'door'),
  };
}

export function cabinetCommands(world: CabinetWorld): Commands {
  const of = (help: string, act: (door: DoorAddress) => void) => ({
    help,
    run(word?: string) {
      const door = doorWord(word);
      act(door);
      return world.door(door);
    },
  });
  return {
    close: of('close [BOARD/]DOOR: push a door shut', world.close),
    open: of('open [BOARD/]DOOR: open a door by hand', world.openByHand),
    jam: of('jam [BOARD/]DOOR: the door will not spring open', (door) => world.jam(door)),
    unjam: of('unjam [BOARD/]DOOR', (door) => world.jam(door, false)),
    put: of('put [BOARD/]DOOR: put something in', world.put),
    remove: of('remove [BOARD/]DOOR: take it out', world.remove),
    doors: { help: 'doors: what a bystander sees', run: () => world.doors },
    pulses: { help: 'pulses: every opening command that reached a lock', run: () => world.pulses },
  };
}
