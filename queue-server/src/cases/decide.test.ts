import { describe, expect, it } from 'vitest';
import type { Recorded } from '../journal/index.ts';
import type { CaseEvent, ServiceItem } from '../protocol/index.ts';
import { china2026 } from '../rules/index.ts';
import { openActions } from './actions.ts';
import { flagsOf, usualNumbers } from './clock.ts';
import type { CaseCommand, Setting } from './commands.ts';
import { decideCase } from './decide.ts';
import type { Wish } from './desk.ts';
import { evolveCase } from './evolve.ts';
import type { Case, CaseRecord } from './state.ts';

const calendar = { years: [china2026] };
const permit: Setting['item'] = {
  type: 'permit',
  caseType: 'promised',
  limits: { legal: 20, promised: 5 },
  result: { name: { zh: '证', en: 'licence' }, kind: 'certificate' },
};
const onTheSpot: Setting['item'] = { ...permit, caseType: 'on-the-spot' };

const submitted = {
  number: '419900202603210010001',
  item: 'licence',
  itemVersion: 1,
  site: 'yunxi',
  terminal: 'yunxi-01',
  submittedAt: '2026-03-21T12:00:00.000Z',
  subject: 'subject',
  digest: 'digest',
  undoUntil: '2026-03-21T12:10:00.000Z',
  materials: [{ material: 'book', how: 'scanned', pages: ['a'.repeat(64)] }],
};

/** A case told step by step: who, on which day, does what. */
class Telling {
  record: CaseRecord = null;
  readonly events: CaseEvent[] = [];
  refused: string | undefined;
  readonly #item: Setting['item'];

  constructor(item: Setting['item'] = permit) {
    this.#item = item;
  }

  does(wish: Wish, today = '2026-03-23', by = 'clerk1', now = `${today}T02:00:00.000Z`): this {
    const setting: Setting = { item: this.#item, calendar, numbers: usualNumbers, today };
    // The wish is one of the union's members without its setting.
    const command = { ...wish, setting } as CaseCommand;
    const decision = decideCase(this.record, command, {
      now: Date.parse(now),
      by,
      rng: { bytes: (n) => new Uint8Array(n), uuid: () => 'uuid' },
      stream: `case/${submitted.number}`,
      nextSeq: this.events.length + 1,
    });
    this.refused = 'refused' in decision ? decision.refused.code : undefined;
    if ('refused' in decision) return this;
    for (const event of decision.events) {
      const seq = this.events.push(event);
      const recorded: Recorded<CaseEvent> = { ...event, seq, at: Date.parse(now), by };
      this.record = evolveCase(this.record, recorded);
    }
    return this;
  }

  get one(): Case {
    if (this.record === null) throw new Error('nothing was submitted');
    return this.record;
  }
}

/** Submitted on Saturday, 21 March 2026. */
const begun = (item?: Setting['item']): Telling =>
  new Telling(item).does({ do: 'submit', data: submitted }, '2026-03-21', 'terminal/yunxi-01');
const accepted = (item?: Setting['item']): Telling =>
  begun(item).does({ do: 'register' }).does({ do: 'accept' });
const reviewed = (): Telling => accepted().does({ do: 'start-review' }, '2026-03-24', 'reviewer1');

describe('a submission', () => {
  it('starts both clocks on its own date, weekends not counted', () => {
    const { clock, acceptBy } = begun().one;
    expect(clock).toMatchObject({ promised: { due: '2026-03-27' }, legal: { due: '2026-04-20' } });
    expect(acceptBy?.due).toBe('2026-03-27');
  });

  it('has one effect however often it comes, and no other bytes take its number', () => {
    const telling = begun().does({ do: 'submit', data: submitted });
    expect(telling.events).toHaveLength(1);
    telling.does({ do: 'submit', data: { ...submitted, digest: 'other' } });
    expect(telling.refused).toBe('case-number-taken');
  });

  it('waits for the undo time, unless originals were taken in meanwhile', () => {
    const early = '2026-03-21T12:05:00.000Z';
    const telling = begun().does({ do: 'register' }, '2026-03-21', 'clerk1', early);
    expect(telling.refused).toBe('undo-running');
    telling.does({ do: 'withdraw', at: early }, '2026-03-21', 'terminal/yunxi-01', early);
    expect(telling.events.at(-1)).toEqual({
      type: 'case-withdrawn',
      data: { at: early, within: true },
    });
    expect(telling.does({ do: 'register' }).refused).toBe('case-action-not-now');
  });
});

describe('originals', () => {
  const data = {
    cabinet: 'a',
    deposit: 'd1',
    compartment: '01',
    slip: 'D1',
    at: '2026-03-21T12:01:00.000Z',
  };
  const reconcile: Wish = {
    do: 'reconcile',
    data: { deposit: 'd1', found: [], discrepancy: null },
  };
  const collected: Wish = {
    do: 'note-collected',
    data: { deposit: 'd1', account: 'lockers1', at: data.at },
  };

  it('are taken in once collected, and that registers the case', () => {
    const telling = begun().does({ do: 'note-deposit', data }).does({ do: 'note-deposit', data });
    expect(telling.does(reconcile).refused).toBe('deposit-not-collected');
    telling.does(collected).does(reconcile);
    expect(telling.events.map(({ type }) => type)).toEqual([
      'case-submitted',
      'originals-deposited',
      'originals-collected',
      'originals-reconciled',
      'case-registered',
    ]);
    expect(telling.does(reconcile).refused).toBe('deposit-reconciled');
  });
});

describe('a correction', () => {
  const ask: Wish = { do: 'ask-correction', notice: 'n1', materials: ['book'] };
  const papers: Wish = {
    do: 'supplement',
    date: '2026-03-30',
    data: { supplement: 's1', at: '2026-03-30T01:00:00.000Z', materials: [] },
  };

  it('names every defect at once, within five working days, and only once', () => {
    const registered = begun().does({ do: 'register' });
    expect(registered.does({ ...ask, materials: [] }).refused).toBe('correction-needs-list');
    registered.does(ask, '2026-03-27').does(papers, '2026-03-30');
    expect(registered.one.state).toBe('registered');
    expect(registered.does(ask, '2026-03-31').refused).toBe('correction-asked-once');
  });

  it('comes too late after five working days: then a permit is deemed accepted', () => {
    const telling = begun().does({ do: 'register' }).does(ask, '2026-03-28');
    expect(telling.refused).toBe('correction-too-late');
    expect(flagsOf(telling.one, 'permit', '2026-03-28', calendar)).toContain('deemed-accepted');
    telling.does({ do: 'accept' }, '2026-03-30');
    expect(telling.events.at(-1)).toMatchObject({
      type: 'case-accepted',
      data: { deemed: true, clock: { from: '2026-03-21' } },
    });
  });

  it('starts the clocks anew when the papers are complete', () => {
    const telling = begun().does({ do: 'register' }).does(ask).does(papers, '2026-03-30');
    expect(telling.one.clock).toMatchObject({
      from: '2026-03-30',
      promised: { due: '2026-04-07' },
    });
    // The same supplement sent again changes nothing.
    const before = telling.events.length;
    expect(telling.does(papers, '2026-03-31').events).toHaveLength(before);
  });
});

describe('acceptance and review', () => {
  it('never lets a non-acceptance flow into review', () => {
    const telling = begun().does({ do: 'register' }).does({ do: 'not-accept', notice: 'n' });
    expect(telling.does({ do: 'start-review' }).refused).toBe('case-action-not-now');
    expect(telling.does({ do: 'grant' }).refused).toBe('case-action-not-now');
    expect(telling.does({ do: 'archive' }).refused).toBeUndefined();
  });

  it('is decided by somebody else than accepted', () => {
    const telling = reviewed();
    expect(telling.does({ do: 'grant' }, '2026-03-24', 'clerk1').refused).toBe('same-person');
    expect(telling.does({ do: 'grant' }, '2026-03-24', 'reviewer1').one.state).toBe('granted');
  });

  it('decides an on-the-spot item where it was accepted', () => {
    const telling = accepted(onTheSpot);
    expect(openActions(telling.one, ['clerk'], { item: onTheSpot })).toContain('grant');
    expect(telling.does({ do: 'grant' }).one.state).toBe('granted');
  });

  it('makes no certificate for a denial', () => {
    const telling = reviewed()
      .does({ do: 'deny', notice: 'n' }, '2026-03-25', 'reviewer1')
      .does({ do: 'finish' }, '2026-03-25', 'reviewer1');
    expect(telling.does({ do: 'make-certificate' }).refused).toBe('case-action-not-now');
  });

  it('stands still during a special procedure and counts its working days on top', () => {
    const telling = reviewed()
      .does({ do: 'special-start', notice: 'n', kind: 'hearing' }, '2026-03-25', 'reviewer1')
      .does({ do: 'special-end' }, '2026-04-08', 'reviewer1');
    // 26, 27, 30, 31 March, 1, 2, 3, 7, 8 April; 4–6 April are Tomb-sweeping.
    expect(telling.events.at(-1)).toMatchObject({ data: { workingDays: 9 } });
    expect(telling.one.clock.promised?.due).toBe('2026-04-10');
  });

  it('is extended once, for permits, by no more than the law allows', () => {
    const telling = reviewed();
    const extend: Wish = { do: 'extend', notice: 'n', workingDays: 10 };
    expect(telling.does({ ...extend, workingDays: 11 }).refused).toBe('extension-not-possible');
    telling.does(extend, '2026-03-25', 'manager1');
    expect(telling.one.clock).toMatchObject({
      promised: { due: '2026-03-27' },
      legal: { due: '2026-05-07' },
    });
    expect(telling.does(extend).refused).toBe('extension-not-possible');
    const benefit = accepted({ ...permit, type: 'benefit' });
    expect(benefit.does(extend).refused).toBe('extension-not-possible');
  });
});

describe('delivery', () => {
  const done = (): Telling =>
    reviewed()
      .does({ do: 'grant' }, '2026-03-25', 'reviewer1')
      .does({ do: 'finish' }, '2026-03-25', 'reviewer1')
      .does({ do: 'make-certificate' }, '2026-03-26')
      .does({
        do: 'send-result',
        data: { grant: 'g', cabinet: 'a', until: '2026-04-02T00:00:00Z' },
      });

  it('is neither sending nor an overdue date: only what the terminal saw confirmed', () => {
    const telling = done();
    expect(telling.one.state).toBe('certificate-made');
    telling.does({ do: 'deliver', how: 'locker', at: '2026-03-27T00:00:00Z' });
    expect(telling.one.state).toBe('delivered');
    const { length } = telling.events;
    // The same fact told again is one fact.
    telling.does({ do: 'deliver', how: 'locker', at: '2026-03-27T00:00:00Z' });
    expect(telling.events).toHaveLength(length);
  });

  it('does not follow from a dispute', () => {
    const telling = done().does({
      do: 'dispute',
      data: { grant: 'g', at: '2026-03-27T00:00:00Z' },
    });
    expect(telling.one).toMatchObject({ state: 'certificate-made', result: { disputed: true } });
  });

  it('through a locker is not recorded by hand', () => {
    expect(openActions(done().one, ['clerk'], { item: permit })).not.toContain('deliver');
  });
});

describe('supervision', () => {
  it('warns at four fifths, is yellow past the promised and red past the legal limit', () => {
    const { one } = accepted();
    const flags = (today: string) => flagsOf(one, 'permit', today, calendar);
    expect(flags('2026-03-25')).toEqual([]);
    expect(flags('2026-03-26')).toEqual(['warning']);
    expect(flags('2026-03-28')).toEqual(['yellow']);
    expect(flags('2026-04-21')).toEqual(['red']);
  });

  it('says so when a deadline reaches a year the calendar does not know', () => {
    const late = new Telling({ ...permit, limits: { legal: 30, promised: 22 } } as ServiceItem);
    late.does({ do: 'submit', data: submitted }, '2026-12-20', 'terminal/yunxi-01');
    expect(late.one.clock.promised).toBeNull();
    expect(flagsOf(late.one, 'permit', '2026-12-21', calendar)).toContain('calendar-unknown');
  });
});
