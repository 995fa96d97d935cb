import { bookingAudiences } from '../appointments/audiences.ts';
import { bookingsDecider } from '../appointments/decider.ts';
import { appointmentRoutes } from '../appointments/routes.ts';
import { feedOf } from '../city.ts';
import { hallOf, type Hall } from '../halls/hall.ts';
import { hallAudiences, hallReader } from '../screens/audiences.ts';
import { dayPaperRoute } from '../print/day-route.ts';
import type { Room, RoomFactory } from '../room.ts';
import { hallDecider } from './decider.ts';
import { HallDesk } from './desk.ts';
import { clerkRoutes } from './clerk-routes.ts';
import { keepTime } from './keep-time.ts';
import { managerRoutes } from './manager-routes.ts';
import { myTicketRoutes } from './my-ticket-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { boardRoutes } from '../screens/board-routes.ts';
import { settingsMigrations, settingsProjection } from './settings-history.ts';
import { slipRoutes } from './slip-routes.ts';

/** Halls: tickets, windows, and what everybody may see of them. */
export const hallRoom: RoomFactory = ({ city }): Room => {
  const halls: ReadonlyMap<string, Hall> = new Map(
    city.halls.map((settings) => [settings.id, hallOf(settings, city.calendar)]),
  );
  const decider = hallDecider((id) => halls.get(id));
  return {
    deciders: [decider, bookingsDecider],
    migrations: settingsMigrations,
    projections: [settingsProjection],
    start: async (parts) => keepTime(parts, new HallDesk(parts, halls, decider)),
    streams: {
      hall: {
        feed(stream) {
          const hall = halls.get(stream.slice('hall/'.length));
          return hall === undefined ? undefined : feedOf(hall.settings.site);
        },
        audiences: hallReader,
        events: hallAudiences,
      },
      bookings: {
        feed(stream) {
          const hall = halls.get(stream.slice('bookings/'.length));
          return hall === undefined ? undefined : feedOf(hall.settings.site);
        },
        audiences: ({ kind }) => (kind === 'staff' ? ['staff'] : []),
        events: bookingAudiences,
      },
    },
    routes(app, parts) {
      const desk = new HallDesk(parts, halls, decider);
      publicRoutes(app, parts, desk);
      myTicketRoutes(app, parts, desk);
      slipRoutes(app, parts, desk);
      clerkRoutes(app, desk);
      managerRoutes(app, parts, desk);
      dayPaperRoute(app, parts, desk);
      boardRoutes(app, parts, desk);
      appointmentRoutes(app, parts, desk);
    },
  };
};
