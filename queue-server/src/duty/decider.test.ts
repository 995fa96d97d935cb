import { describe, expect, it } from 'vitest';
import type { DutyEvent } from '../protocol/index.ts';
import { dutyDecider, mostPages, type Duty, type DutyCommand, type Standing } from './decider.ts';

const minute = 60_000;
const roster = ['manager1', 'lockers1'];
const door: Standing = {
  alarm: 'compartment.a.c1',
  kind: 'compartment',
  about: 'a 01',
  because: 'unknown-outcome',
  pages: true,
};
const call: Standing = { ...door, alarm: 'terminal-called.t.7', kind: 'terminal-called' };

class Night {
  duty: Duty = {};
  readonly events: DutyEvent[] = [];
  refused: string | undefined;

  at(minutes: number, command: DutyCommand, by = 'duty'): this {
    const now = minutes * minute;
    const context = {
      now,
      by,
      rng: { bytes: (n: number) => new Uint8Array(n), uuid: () => 'uuid' },
      stream: 'duty/yunxi',
      nextSeq: this.events.length + 1,
    };
    const decision = dutyDecider.decide(this.duty, command, context);
    this.refused = 'refused' in decision ? decision.refused.code : undefined;
    if ('refused' in decision) return this;
    for (const event of decision.events) {
      const seq = this.events.push(event);
      this.duty = dutyDecider.evolve(this.duty, { ...event, seq, at: now, by });
    }
    return this;
  }

  look(minutes: number, ...standing: Standing[]): this {
    return this.at(minutes, { do: 'observe', standing, roster });
  }

  get story(): string[] {
    return this.events.map((event) =>
      event.type === 'duty-paged' ? `paged ${event.data.account}` : event.type,
    );
  }
}

describe('the duty at night', () => {
  it('pages the next person when nobody answers within five minutes, and starts over', () => {
    const night = new Night().look(0, door).look(4, door).look(5, door).look(10, door);
    expect(night.story).toEqual([
      'alarm-raised',
      'paged manager1',
      'paged lockers1',
      'paged manager1',
    ]);
  });

  it('stops paging once somebody is on it, whoever that is', () => {
    const night = new Night().look(0, door);
    night.at(2, { do: 'acknowledge', alarm: door.alarm }, 'admin1').look(60, door);
    expect(night.story).toEqual(['alarm-raised', 'paged manager1', 'alarm-acknowledged']);
    expect(night.duty[door.alarm]?.acknowledged?.account).toBe('admin1');
  });

  it('ends what is over by itself, and raises it anew when it comes back', () => {
    const night = new Night().look(0, door).look(1).look(2, door);
    expect(night.story).toEqual([
      'alarm-raised',
      'paged manager1',
      'alarm-cleared',
      'alarm-raised',
      'paged manager1',
    ]);
    expect(night.at(3, { do: 'clear', alarm: door.alarm }, 'manager1').refused).toBe(
      'alarm-stands',
    );
  });

  it('lets only a person end what a terminal called for', () => {
    const night = new Night().at(0, { do: 'raise', standing: call, roster });
    night.at(1, { do: 'raise', standing: call, roster }).look(2).look(6);
    expect(night.story).toEqual(['alarm-raised', 'paged manager1', 'paged lockers1']);
    night.at(7, { do: 'clear', alarm: call.alarm }, 'lockers1');
    expect(night.duty).toEqual({});
    expect(night.at(8, { do: 'acknowledge', alarm: call.alarm }).refused).toBe('alarm-unknown');
  });

  it('wakes nobody for what can wait, and gives up waking at some point', () => {
    const quiet = new Night()
      .look(0, { ...door, pages: false })
      .look(60, { ...door, pages: false });
    expect(quiet.story).toEqual(['alarm-raised']);
    const long = new Night();
    for (let minutes = 0; minutes < 24 * 60; minutes += 5) long.look(minutes, door);
    expect(long.story.filter((line) => line.startsWith('paged'))).toHaveLength(mostPages);
  });

  it('still shows the alarm when there is nobody on the roster', () => {
    const night = new Night().at(0, { do: 'observe', standing: [door], roster: [] });
    expect(night.story).toEqual(['alarm-raised']);
  });
});
