import { hallRoom } from './queue/room.ts';
import type { RoomFactory } from './room.ts';
import { servicesRoom } from './services.ts';
import { staffRoom } from './staff/room.ts';

/** Every domain of the server. Who is signed in is asked in this order. */
export const rooms: readonly RoomFactory[] = [staffRoom, hallRoom, servicesRoom];
