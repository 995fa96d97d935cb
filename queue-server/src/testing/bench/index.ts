/** What a bench outside the queue-server plays on a whole running server. */
export { benchFolder } from './folder.ts';
export { playDay } from './hall-day.ts';
export { row } from './measure.ts';
