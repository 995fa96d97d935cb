// How fast one node on SQLite issues and calls, durably; the load runs on the same two cores.
import { benchFolder } from '../../testing/bench/folder.ts';
import { commitFloor } from '../../testing/bench/floor.ts';
import { subject } from '../../testing/bench/subject.ts';
import { rates } from '../../testing/bench/hall-load.ts';

using folder = benchFolder();
await commitFloor(folder.file('floor.sqlite'));
const server = await subject('server', folder.file('rates.sqlite'));
await rates('SQLite', [server], 3_000);
await server.stop();
