import { expect, it } from 'vitest';
import { describeChange } from './describe-change.ts';
import { draftOf } from './draft.ts';
import { sampleSettings } from './testing/sample-settings.ts';

it('tells a change by names, not by ids, and says what it is afterwards', () => {
  const name = { zh: '元旦', en: 'New Year' };
  const lines = describeChange(
    {
      windows: { '1': { serves: ['tax'], skills: ['language:en'] } },
      queues: { tax: { prefix: 'H', quota: null, appointments: null } },
      rules: { realName: true },
      thresholds: { idle: 10 },
      boards: [{ id: 'east', layout: 'calls', zone: 'east', voice: true, languages: ['zh'] }],
      hours: {
        workdays: [{ from: '09:00', to: '12:00' }],
        days: { '2027-01-01': { open: false, name } },
      },
    },
    draftOf(sampleSettings),
  );
  expect(lines.map(({ where, what, now }) => `${where.en} | ${what.en} | ${now.en}`)).toEqual([
    'Window 1 | Queues it serves | Tax',
    'Window 1 | Skills (tickets may ask for them) | English',
    'Tax | Letter | H',
    'Tax | Tickets a day (empty: no limit) | no limit',
    'Tax | Can be booked | no',
    'Rules for tickets | Tickets by name (card or clerk) | yes',
    'Screen east | Layout | Calls only, East wing, Spoken',
    'Opening hours | Workdays (the gap is lunch) | 09:00–12:00',
    'Opening hours | This hall’s own days | 2027-01-01 New Year',
    'When you are told | Window idle while people wait (minutes) | 10',
  ]);
});

it('says of each change what it was, of a new queue that it is new, and of a removed one that it goes', () => {
  const tax = { zh: '税务', en: 'Tax' };
  const lines = describeChange(
    {
      rules: { callLimit: 2 },
      queues: {
        health: { name: { zh: '医保', en: 'Health' }, prefix: 'J', removed: false },
        tax: { removed: true },
      },
      windows: { '1': { label: { zh: '1号台', en: 'Desk 1' } } },
      zones: [{ id: 'east', name: { zh: '东区', en: 'East wing' }, windows: ['1'] }],
    },
    draftOf(sampleSettings),
    {
      rules: { callLimit: 3 },
      queues: { health: { removed: true }, tax: { removed: false, name: tax } },
      windows: { '1': { label: { zh: '1号窗口', en: 'Window 1' } } },
      zones: [
        { id: 'east', name: { zh: '东区', en: 'East wing' }, windows: ['1', '2'] },
        { id: 'west', name: { zh: '西区', en: 'West wing' }, windows: [] },
      ],
    },
  );
  const said = lines.map(
    ({ where, what, was, now }) => `${where.en} | ${what.en} | ${was?.en ?? '–'} → ${now.en}`,
  );
  expect(said).toEqual([
    'Desk 1 | Name | Window 1 → Desk 1',
    'Health | Queue | – → Added',
    'Health | Name | – → Health',
    'Health | Letter | – → J',
    'Tax | Queue | – → Removed',
    'Rules for tickets | Calls before a no-show | 3 → 2',
    'Zones | East wing | 1, 2 → 1',
    'Zones | West wing | none → Removed',
  ]);
});
