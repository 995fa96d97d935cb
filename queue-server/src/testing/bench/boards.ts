import { board } from './board.ts';

/** Thousands of boards in a process of their own: tells when each heard each message. */
const [url = '', count = '1', after = 'bare'] = process.argv.slice(2);
let heard = 0;
let times: number[] = [];
const total = Number(count);
const hear = () => {
  heard++;
  times.push(Number(process.hrtime.bigint() / 1_000n));
  if (heard === total) {
    process.send?.({ times });
    heard = 0;
    times = [];
  }
};
process.on('disconnect', () => process.exit(0));
const position = after === 'bare' ? 'bare' : Number(after);
for (let made = 0; made < total;) {
  const some = Math.min(100, total - made);
  await Promise.all(Array.from({ length: some }, () => board(url, hear, position)));
  made += some;
}
process.send?.('connected');
