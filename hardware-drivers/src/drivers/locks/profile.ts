import { integer, integers } from '../../definition/profile.ts';

/** Settings every lock driver has. */
export const boards = (min: number, max: number) =>
  integers({ help: 'addresses of the boards on this line', min, max, default: [1] });

export const openWithinMs = integer({
  help: 'how long a door may take to be seen open after the command, in milliseconds',
  min: 100,
  max: 20_000,
  default: 2_000,
});
