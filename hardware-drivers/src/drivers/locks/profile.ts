import { choice, flag, integer, integers } from '../../definition/profile.ts';

/** Settings every lock driver has. */
export const boards = (min: number, max: number) =>
  integers({ help: 'addresses of the boards on this line', min, max, default: [1] });

export const doorsPerBoard = (usual: number, max: number) =>
  integer({ help: 'locks wired per board', min: 1, max, default: usual });

export const openWithinMs = integer({
  help: 'how long a door may take to be seen open after the command, in milliseconds',
  min: 100,
  max: 20_000,
  default: 2_000,
});

export const queryTimeoutMs = integer({
  help: 'how long a query may go unanswered',
  min: 20,
  max: 10_000,
  default: 500,
});

/** For boards whose manual names the bit, but whose locks may be wired the other way round. */
export const hookPolarity = choice({
  help: 'which hook bit means an open door; the manual: 0',
  of: ['open-is-0', 'open-is-1'],
  default: 'open-is-0',
});

export const occupancySensors = flag({
  help: 'whether the compartments have occupancy sensors; without them their bits mean nothing',
  default: true,
});
