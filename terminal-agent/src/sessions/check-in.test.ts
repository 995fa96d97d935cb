import { describe, expect, it } from 'vitest';
import { lin, machine, well } from '../testing/world.ts';
import { checkInRefusal } from './check-in.ts';
import type { World } from './world.ts';

const queue = {
  id: 'pension',
  name: { zh: '养老', en: 'Pension' },
  prefix: 'B',
  category: 'social',
  function: 'accept',
  open: true,
  waiting: 2,
  wait: { low: 300, high: 600 },
  booking: { daysAhead: 7, contact: 'card' },
} as const;
const bookable: World = {
  ...well,
  hall: {
    id: 'yunxi',
    name: { zh: '大厅', en: 'Hall' },
    site: 'yunxi',
    timeZone: 'Asia/Shanghai',
    businessDay: '2026-03-21',
    open: true,
    seq: 1,
    at: '2026-03-21T01:00:00.000Z',
    windows: [],
    queues: [queue],
    calls: [],
    notices: [],
  },
};
const atCheckIn = () => {
  const one = machine(bookable);
  one.do({ type: 'begin', service: 'ticket' }, { type: 'booked' });
  one.tasks();
  return one;
};
const ticket = {
  id: 't7',
  number: 'B007',
  queue: 'pension',
  ahead: 1,
  wait: { low: 60, high: 300 },
  statusUrl: '/my-ticket/secret',
  issuedAt: '2026-03-21T01:00:00.000Z',
  sheet: 1,
};

describe('somebody who booked', () => {
  it('is asked for the code only where a queue can be booked', () => {
    const plain = machine();
    plain.do({ type: 'begin', service: 'ticket' });
    expect(plain.touch({ type: 'booked' })).toBe('not-now');
    expect(atCheckIn().step()).toBe('check-in');
  });

  it('checks in by the code, and gets a ticket with its sheet', () => {
    const one = atCheckIn();
    one.do({ type: 'check-in', code: '12345678' });
    expect(one.tasks()).toContainEqual({ type: 'check-in', by: { code: '12345678' } });
    one.feed({ type: 'ticket-taken', ticket });
    expect(one.step()).toBe('ticket');
    expect(one.tasks()).toMatchObject([
      { type: 'print', slip: { kind: 'ticket', sheet: { ticket: 't7', serial: 1 } } },
    ]);
  });

  it('checks in by the card it was booked under, whose number stays nowhere', () => {
    const one = atCheckIn();
    one.reads();
    expect(one.tasks()).toEqual([{ type: 'check-in', by: { contact: lin.number } }]);
    expect(JSON.stringify(one.stage)).not.toContain(lin.number);
  });

  it('is told when to come back, in the hall’s time, and may try again', () => {
    const early = checkInRefusal(
      {
        kind: 'refused',
        status: 409,
        code: 'booking-early',
        problem: { details: { from: '2026-03-21T01:40:00.000Z' } },
      },
      'Asia/Shanghai',
    );
    expect(early.en).toContain('09:40');
    const one = atCheckIn();
    one.do({ type: 'check-in', code: '12345678' });
    one.feed({ type: 'check-in-refused', error: early });
    expect(one.view().screen).toEqual({ step: 'check-in', error: early });
    one.do({ type: 'check-in', code: '87654321' });
  });

  it('finds the reader quiet again on going back', () => {
    const one = atCheckIn();
    one.do({ type: 'back' });
    expect(one.step()).toBe('choose-queue');
    expect(one.tasks()).toContainEqual({ type: 'stop-reading' });
  });
});

describe('a hall that gives tickets by name', () => {
  it('has the terminal tell what for, and read the card, before the queue is chosen', () => {
    const one = machine({
      ...bookable,
      hall: bookable.hall && { ...bookable.hall, realName: true },
    });
    one.do({ type: 'begin', service: 'ticket' });
    expect(one.step()).toBe('notice');
    one.do({ type: 'accept-notice' });
    expect(one.step()).toBe('identify');
    one.reads();
    expect(one.step()).toBe('choose-queue');
  });
});

describe('the day’s end', () => {
  it('is told at the queue when it is near, and turns nobody away', () => {
    const words = { zh: '预计下班后才叫到', en: 'Expected after closing' };
    const closing = { closesAt: '2026-03-21T09:00:00.000Z', advice: 'late', words } as const;
    const hall = bookable.hall && { ...bookable.hall, queues: [{ ...queue, closing }] };
    const one = machine({ ...bookable, hall });
    one.do({ type: 'begin', service: 'ticket' });
    expect(one.view().screen).toMatchObject({ queues: [{ offered: true, closing: words }] });
    one.do({ type: 'take-ticket', queue: 'pension' });
  });
});

describe('a ticket’s paper', () => {
  it('is printed once more only when the fate of the sheet before is known', () => {
    const one = machine(bookable);
    one.do({ type: 'begin', service: 'ticket' }, { type: 'take-ticket', queue: 'pension' });
    one.feed({ type: 'ticket-taken', ticket });
    const print = { what: { zh: '', en: '' }, serial: '001-000001', lines: [] };
    one.feed({ type: 'print', slip: 'ticket', print: { ...print, state: 'sent' } });
    expect(one.touch({ type: 'reprint' })).toBe('not-now');
    one.feed({ type: 'print', slip: 'ticket', print: { ...print, state: 'failed' } });
    one.tasks();
    one.do({ type: 'reprint' });
    expect(one.tasks()).toMatchObject([
      { type: 'print', voids: '001-000001', slip: { sheet: { serial: 2 } } },
    ]);
  });

  it('leads phones to the public address, not down the terminal’s own line', () => {
    const one = machine({ ...bookable, publicUrl: 'https://hall.example' });
    one.do({ type: 'begin', service: 'ticket' }, { type: 'take-ticket', queue: 'pension' });
    one.feed({ type: 'ticket-taken', ticket });
    expect(one.view().screen).toMatchObject({
      statusUrl: 'https://hall.example/my-ticket/secret',
    });
  });
});
