import { expect, it } from 'vitest';
import { offeredServices, type Conditions } from './offered.ts';

const well: Conditions = {
  reader: true,
  catalogue: true,
  cabinet: 'free',
  hall: true,
  online: true,
  offlineNumbers: true,
  pagePrinter: 'ready',
};
const offered = (now: Partial<Conditions>) =>
  offeredServices({ ...well, ...now })
    .filter((one) => one.offered)
    .map((one) => one.service);

it('offers everything that is built when all is well', () => {
  expect(offered({})).toEqual([
    'apply',
    'drop-off',
    'pick-up',
    'ticket',
    'progress',
    'print',
    'help',
  ]);
});

it('keeps pick-up by code and tickets when the card reader is away', () => {
  expect(offered({ reader: false })).toEqual(['pick-up', 'ticket', 'progress', 'help']);
});

it('keeps applications, deposits and pick-ups when the line is cut', () => {
  expect(offered({ online: false })).toEqual(['apply', 'drop-off', 'pick-up', 'ticket', 'help']);
  expect(offered({ online: false, offlineNumbers: false })).not.toContain('ticket');
});

it('says why not', () => {
  const full = offeredServices({ ...well, cabinet: 'full' });
  expect(full.find(({ service }) => service === 'drop-off')?.because?.zh).toBe('文件柜已满');
});

it('prints certificates only where the printer for them is, has paper, and the hall answers', () => {
  const print = (change: Partial<typeof well>) =>
    offeredServices({ ...well, ...change }).find(({ service }) => service === 'print');
  expect(print({})?.offered).toBe(true);
  expect(print({ pagePrinter: 'blocked' })?.because?.en).toMatch(/out of paper/);
  expect(print({ online: false })?.offered).toBe(false);
  expect(print({ pagePrinter: 'none' })?.offered).toBe(false);
});
