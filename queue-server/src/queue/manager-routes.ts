import { Type } from 'typebox';
import { sendProblem } from '../http/problems.ts';
import {
  AllowIssue,
  AsideList,
  AtWork,
  ChangeSettings,
  HallAlerts,
  HallDay,
  HallLine,
  HallSeq,
  Id,
  RestoreSettings,
  SettingsChanged,
  SettingsView,
  StopIssue,
  WaitAccuracyView,
} from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts } from '../room.ts';
import { hallAlerts } from './alerts.ts';
import { asideList } from './aside.ts';
import { changedSettings } from '../halls/change-effect.ts';
import { comingDays } from '../halls/coming-days.ts';
import { differences } from '../rules/differences.ts';
import type { Hall } from '../halls/hall.ts';
import type { HallDesk } from './desk.ts';
import { hallDay } from './hall-day.ts';
import { atWork, hallLine } from './line.ts';
import type { HallState } from './state.ts';
import { settingsAt, settingsHistory } from './settings-history.ts';
import { waitAccuracy } from './wait-accuracy.ts';

const InHall = Type.Object({ hall: Id });
const staff = { access: ['clerk', 'manager', 'administrator'] } as const;
/** Days of the calendar a manager sees ahead: three weeks, for whoever plans the next. */
const daysShown = 21;
const managers = { access: ['manager', 'administrator'] } as const;

/** What whoever runs a hall sees and decides. */
export function managerRoutes(app: App, { city, clock, store }: Parts, desk: HallDesk): void {
  const names = new Map(city.accounts.map(({ id, name }) => [id, name]));
  const whoIsAtWork = (hall: Hall, state: HallState, seq: number) =>
    atWork(hall, state, seq, (account) => names.get(account) ?? account);
  const views = [
    ['line', 'Who waits, in calling order', HallLine, hallLine],
    ['at-work', 'Who sits at which window', AtWork, whoIsAtWork],
    ['aside', 'Tickets on hold and parked', AsideList, asideList],
    ['alerts', 'What passed a threshold, worst first', HallAlerts, hallAlerts],
    ['day', 'The business day so far', HallDay, hallDay],
    ['waits', 'Expected waits against what happened', WaitAccuracyView, waitAccuracy],
  ] as const;
  for (const [path, summary, answer, view] of views) {
    app.get(
      `/api/halls/:hall/${path}`,
      { config: staff, schema: { summary, params: InHall, response: { 200: answer } } },
      async (request, reply) => {
        const founded = desk.hall(request.params.hall);
        if (founded === undefined) {
          return sendProblem(request, reply, refusal('hall-unknown').refused);
        }
        const { hall, state, seq } = await desk.now(founded);
        return reply.send(view(hall, state, seq, clock.now()));
      },
    );
  }

  app.get(
    '/api/halls/:hall/settings',
    {
      config: staff,
      schema: {
        summary: 'The settings in force, and who changed what',
        params: InHall,
        response: { 200: SettingsView },
      },
    },
    async (request, reply) => {
      const founded = desk.hall(request.params.hall);
      if (founded === undefined)
        return sendProblem(request, reply, refusal('hall-unknown').refused);
      const { hall, state } = await desk.now(founded);
      const { version } = state.settings;
      const history = await settingsHistory(store, founded.settings);
      const { later } = state.settings;
      const waiting = later && differences(hall.settings, changedSettings(hall.settings, later));
      const days = comingDays(hall.calendar, hall.localTime(clock.now()).date, daysShown);
      return {
        ...{ version, settings: hall.settings, history, days },
        ...(waiting && { later: waiting.change, laterWas: waiting.was }),
      };
    },
  );

  app.post(
    '/api/halls/:hall/settings',
    {
      config: managers,
      schema: {
        summary: 'Change how the hall works, from the next command on',
        params: InHall,
        body: ChangeSettings,
        response: { 200: SettingsChanged },
      },
    },
    async (request, reply) => {
      const command = { do: 'change-settings', ...request.body } as const;
      const { hall } = request.params;
      return desk.send(request, reply, hall, command, 'settings', ({ version }) => ({ version }));
    },
  );

  app.post(
    '/api/halls/:hall/settings/restore',
    {
      config: managers,
      schema: {
        summary: 'Set the hall up as it was at an earlier version',
        params: InHall,
        body: RestoreSettings,
        response: { 200: SettingsChanged },
      },
    },
    async (request, reply) => {
      const { hall } = request.params;
      const { to: restores, version, reason } = request.body;
      const change = await settingsAt(store, hall, restores);
      const command = { do: 'restore-settings', change, restores, version, reason } as const;
      return desk.send(request, reply, hall, command, 'settings', (answer) => ({
        version: answer.version,
      }));
    },
  );

  app.post(
    '/api/halls/:hall/issue/stop',
    {
      config: managers,
      schema: {
        summary: 'No more tickets today, with a reason; whoever has one is served',
        params: InHall,
        body: StopIssue,
        response: { 200: HallSeq },
      },
    },
    async (request, reply) => {
      const command = { do: 'stop-issue', ...request.body } as const;
      const { hall } = request.params;
      return desk.send(request, reply, hall, command, 'done', ({ seq }) => ({ seq }));
    },
  );

  app.post(
    '/api/halls/:hall/issue/allow',
    {
      config: managers,
      schema: {
        summary: 'Give tickets again',
        params: InHall,
        body: AllowIssue,
        response: { 200: HallSeq },
      },
    },
    async (request, reply) => {
      const command = { do: 'allow-issue', ...request.body } as const;
      const { hall } = request.params;
      return desk.send(request, reply, hall, command, 'done', ({ seq }) => ({ seq }));
    },
  );
}
