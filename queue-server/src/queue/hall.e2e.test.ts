import { movedClock, startServer } from '../testing/http.ts';
import { describeHall } from '../testing/hall-conformance.ts';

describeHall('a hall on SQLite', async () => {
  const clock = movedClock();
  const { server, url, person } = await startServer({ ports: { clock } });
  return { server, url, person, pass: clock.pass, close: () => server.close() };
});
