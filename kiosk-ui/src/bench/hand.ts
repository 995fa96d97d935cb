import type { Door, TerminalWorld, World, WorldCommand } from './protocol/index.ts';

/** Where a hand can go. */
export type Place =
  | { readonly at: 'reader' }
  | { readonly at: 'scanner' }
  /** The desk under the camera: where on it, as shares of what the camera sees. */
  | { readonly at: 'camera'; readonly x: number; readonly y: number }
  | { readonly at: 'table' }
  | { readonly at: 'door'; readonly compartment: string };

/** What the hand wants, without the terminal it happens at. */
export type Deed = WorldCommand extends infer C
  ? C extends WorldCommand
    ? Omit<C, 'terminal'>
    : never
  : never;

export type Kind = 'card' | 'paper' | 'envelope';
export const envelopeId = 'envelope';

export function kindOf(world: World, thing: string): Kind {
  if (world.cards.some(({ id }) => id === thing)) return 'card';
  return thing === envelopeId ? 'envelope' : 'paper';
}

/** What happens when a hand, holding a thing or nothing, touches a place; null: nothing. */
export function touch(
  world: World,
  terminal: TerminalWorld,
  hand: string | null,
  place: Place,
): Deed | null {
  const kind = hand === null ? null : kindOf(world, hand);
  switch (place.at) {
    case 'reader':
      if (hand !== null) return kind === 'card' ? { type: 'lay-card', card: hand } : null;
      return terminal.reader.card === null ? null : { type: 'take-card' };
    case 'scanner':
      if (hand !== null) return kind === 'paper' ? { type: 'place-paper', paper: hand } : null;
      return terminal.scanner.paper === null ? null : { type: 'remove-paper' };
    case 'camera': {
      if (hand === null || kind === 'envelope') return null;
      // Nobody lays a sheet quite straight.
      return { type: 'lay-sheet', thing: hand, x: place.x, y: place.y, angle: 3 };
    }
    case 'table':
      if (hand !== null && hand === terminal.reader.card) return { type: 'take-card' };
      if (hand !== null && hand === terminal.scanner.paper) return { type: 'remove-paper' };
      if (terminal.camera.sheets.some(({ thing }) => thing === hand) && hand !== null)
        return { type: 'take-sheet', thing: hand };
      return null;
    case 'door': {
      const door = doorOf(terminal, place.compartment);
      if (door === undefined || door.state === 'closed' || hand === null) return null;
      return { type: 'put-in', compartment: door.compartment, thing: hand };
    }
  }
}

const doorOf = (terminal: TerminalWorld, compartment: string): Door | undefined =>
  terminal.cabinet.doors.find((door) => door.compartment === compartment);

/** Where a thing is, if it is not on the table. Envelopes are many: there is always one more. */
export function isAway(world: World, thing: string): boolean {
  if (thing === envelopeId) return false;
  return world.terminals.some(
    ({ reader, scanner, camera, cabinet }) =>
      reader.card === thing ||
      scanner.paper === thing ||
      camera.sheets.some((sheet) => sheet.thing === thing) ||
      cabinet.doors.some(({ contents }) => contents.includes(thing)),
  );
}
