import { bookingAudiences } from '../appointments/audiences.ts';
import { bookingsDecider } from '../appointments/decider.ts';
import { appointmentRoutes } from '../appointments/routes.ts';
import { feedOf } from '../city.ts';
import { hallOf, type Hall } from '../halls/hall.ts';
import { recordRoutes } from '../halls/record-routes.ts';
import { remitOf } from '../halls/remit.ts';
import { openReminders } from '../reminders/open.ts';
import { reminderRoutes, type ReminderParts } from '../reminders/routes.ts';
import { reminderMigration } from '../reminders/shelf.ts';
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
import { workRoute } from './work-route.ts';

/** The hall of `hall/<id>` and `bookings/<id>`. */
const hallIn = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/** Halls: tickets, windows, and what everybody may see of them. */
export const hallRoom: RoomFactory = ({ city }): Room => {
  const halls: ReadonlyMap<string, Hall> = new Map(
    city.halls.map((settings) => [settings.id, hallOf(settings, city.calendar)]),
  );
  const actsIn = remitOf(city);
  const decider = hallDecider((id) => halls.get(id));
  let reminders: ReminderParts | undefined;
  return {
    deciders: [decider, bookingsDecider],
    migrations: [...settingsMigrations, reminderMigration],
    projections: [settingsProjection],
    async start(parts) {
      const desk = new HallDesk(parts, halls, decider);
      const stop = keepTime(parts, desk);
      reminders = await openReminders(parts, desk);
      const { round } = reminders;
      round.start();
      return () => {
        stop();
        round.stop();
      };
    },
    streams: {
      hall: {
        feed(stream) {
          const hall = halls.get(hallIn(stream));
          return hall === undefined ? undefined : feedOf(hall.settings.site);
        },
        audiences: (caller, stream) =>
          hallReader(actsIn(caller, hallIn(stream)) ? caller : { kind: 'anyone' }),
        events: hallAudiences,
      },
      bookings: {
        feed(stream) {
          const hall = halls.get(hallIn(stream));
          return hall === undefined ? undefined : feedOf(hall.settings.site);
        },
        audiences: (caller, stream) =>
          caller.kind === 'staff' && actsIn(caller, hallIn(stream)) ? ['staff'] : [],
        events: bookingAudiences,
      },
    },
    routes(app, parts) {
      const desk = new HallDesk(parts, halls, decider);
      publicRoutes(app, parts, desk);
      myTicketRoutes(app, parts, desk);
      slipRoutes(app, parts, desk);
      clerkRoutes(app, desk);
      workRoute(app, parts, desk);
      managerRoutes(app, parts, desk);
      recordRoutes(app, parts, desk);
      dayPaperRoute(app, parts, desk);
      boardRoutes(app, parts, desk);
      appointmentRoutes(app, parts, desk);
      if (reminders !== undefined) reminderRoutes(app, reminders);
    },
  };
};
