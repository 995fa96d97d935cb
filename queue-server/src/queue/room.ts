import { feedOf } from '../city.ts';
import { hallOf, type Hall } from '../halls/hall.ts';
import { hallAudiences, hallReader } from '../screens/audiences.ts';
import type { Room, RoomFactory } from '../room.ts';
import { hallDecider } from './decider.ts';
import { HallDesk } from './desk.ts';
import { clerkRoutes } from './clerk-routes.ts';
import { myTicketRoutes } from './my-ticket-routes.ts';
import { publicRoutes } from './public-routes.ts';

/** Halls: tickets, windows, and what everybody may see of them. */
export const hallRoom: RoomFactory = ({ city }): Room => {
  const halls: ReadonlyMap<string, Hall> = new Map(
    city.halls.map((settings) => [settings.id, hallOf(settings, city.calendar)]),
  );
  const decider = hallDecider((id) => halls.get(id));
  return {
    deciders: [decider],
    streams: {
      hall: {
        feed(stream) {
          const hall = halls.get(stream.slice('hall/'.length));
          return hall === undefined ? undefined : feedOf(hall.settings.site);
        },
        audiences: hallReader,
        events: hallAudiences,
      },
    },
    routes(app, parts) {
      const desk = new HallDesk(parts, halls, decider);
      publicRoutes(app, parts, desk);
      myTicketRoutes(app, parts, desk);
      clerkRoutes(app, desk);
    },
  };
};
