import { startServer } from '../testing/http.ts';
import { describeHall } from '../testing/hall-conformance.ts';

describeHall('a hall on SQLite', async () => {
  const { server, url, person } = await startServer();
  return { server, url, person, close: () => server.close() };
});
