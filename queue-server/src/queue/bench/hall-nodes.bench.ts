// The same on two nodes over one PostgreSQL: every client asks both in turn, so one of them passes
// half of what it hears on. Nodes, database and load share two cores. Then at a fixed rate.
import { commitFloor } from '../../testing/bench/floor.ts';
import { row } from '../../testing/bench/measure.ts';
import { subject } from '../../testing/bench/subject.ts';
import { startPostgres } from '../../testing/postgres.ts';
import { atRate, rates } from '../../testing/bench/hall-load.ts';
import { asAfterWork } from '../../testing/bench/worked.ts';

const postgres = await startPostgres();
if (typeof postgres === 'string') row('PostgreSQL', 'not here', postgres);
else {
  const url = await postgres.database();
  await asAfterWork(postgres);
  await commitFloor(await postgres.database());
  // A city's machines are not short of the 20 MB that `npm run serve` saves.
  const nodes = [await subject('server', url, 16), await subject('server', url, 16)];
  await rates('two PostgreSQL nodes', nodes, 3_000);
  await atRate('two PostgreSQL nodes', nodes, 1_000);
  for (const node of nodes) await node.stop();
  await commitFloor(await postgres.database());
  await postgres.stop();
}
