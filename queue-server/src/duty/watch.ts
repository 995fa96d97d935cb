import type { CaseDesk } from '../cases/desk.ts';
import { flagsOf } from '../cases/clock.ts';
import { openOverdue } from '../cases/list.ts';
import type { Site } from '../city.ts';
import { doorsOf } from '../lockers/cabinet.ts';
import type { LockerDesk } from '../lockers/desk.ts';
import type { HandOverDesk } from '../lockers/hand-over-desk.ts';
import { labelOf } from '../lockers/lines.ts';
import type { RatingDesk } from '../ratings/desk.ts';
import { dayOf, legalDate, minutesOfDay, shiftDate } from '../rules/index.ts';
import type { Parts } from '../room.ts';
import type { CabinetPlan, TerminalPlan } from '../terminals/plan.ts';
import type { Register } from '../terminals/register.ts';
import type { Standing } from './decider.ts';

export interface WatchParts {
  readonly parts: Parts;
  readonly cases: CaseDesk;
  readonly lockers: LockerDesk;
  readonly handOvers: HandOverDesk;
  readonly register: Register;
  readonly ratings: RatingDesk;
  readonly cabinets: readonly CabinetPlan[];
  readonly terminals: ReadonlyMap<string, TerminalPlan>;
}

/** Where a hall keeps no hours, the morning begins at nine. */
const usualOpening = '09:00';
const afterOpening = 60;

const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Everything at a site that somebody should look at now. Reads only; the duty's rule decides what follows. */
export class Watch {
  readonly #own: WatchParts;

  constructor(own: WatchParts) {
    this.#own = own;
  }

  async standing(site: Site): Promise<readonly Standing[]> {
    return [
      ...(await this.#cases(site)),
      ...(await this.#lockers(site)),
      ...(await this.#terminals(site)),
      ...(await this.#ratings(site)),
    ];
  }

  async #cases(site: Site): Promise<readonly Standing[]> {
    const { parts, cases } = this.#own;
    const today = legalDate(parts.clock.now(), site.timeZone);
    const found: Standing[] = [];
    for (const { number } of await openOverdue(parts.store, site.id, today, shiftDate(today, -5))) {
      const opened = await cases.open(number);
      if (opened === undefined) continue;
      const { one, setting } = opened;
      const flags = flagsOf(one, setting.item.type, today, setting.calendar, setting.numbers);
      const add = (kind: Standing['kind'], because: string): void =>
        void found.push({ alarm: `${kind}.${number}`, kind, about: number, because, pages: false });
      if (flags.includes('red')) add('case-red', `legal ${one.clock.legal?.due}`);
      else if (flags.includes('deemed-accepted')) add('case-red', 'deemed-accepted');
      else if (flags.includes('yellow')) add('case-yellow', `promised ${one.clock.promised?.due}`);
      if (flags.includes('calendar-unknown')) add('calendar-unknown', 'no-calendar');
    }
    return found;
  }

  async #lockers(site: Site): Promise<readonly Standing[]> {
    const { parts, lockers, handOvers, cabinets } = this.#own;
    const now = parts.clock.now();
    const morning = this.#morning(site, now);
    const found: Standing[] = [];
    for (const plan of cabinets.filter((one) => one.site === site.id)) {
      const { state } = await lockers.replica(plan);
      for (const [id, door] of doorsOf(state)) {
        if (door.state !== 'inspect' && door.state !== 'blocked') continue;
        found.push({
          alarm: `compartment.${plan.id}.${id}`,
          kind: 'compartment',
          about: `${plan.id} ${labelOf(plan, id)}`,
          because: door.because ?? door.state,
          // Unknown contents are custody: somebody is called. A lock that fails can wait for the morning.
          pages: door.state === 'inspect',
        });
      }
      const left = Object.values(state.deposits).filter(
        ({ state: where, placedAt }) => where === 'in-locker' && placedAt < morning,
      );
      if (left.length > 0) {
        found.push({
          alarm: `deposit-uncollected.${plan.id}`,
          kind: 'deposit-uncollected',
          about: plan.id,
          because: `deposits ${left.length}`,
          pages: false,
        });
      }
      for (const [deposit, { slip, list }] of await handOvers.missing(plan)) {
        found.push({
          alarm: `deposit-missing.${deposit}`,
          kind: 'deposit-missing',
          about: `${plan.id} ${slip}`,
          because: `hand-over ${list}`,
          pages: true,
        });
      }
      for (const grant of Object.values(await lockers.grants(plan))) {
        const waits = state.parcels[grant.grant]?.state === 'waiting';
        if (!waits || Date.parse(grant.until) >= now) continue;
        found.push({
          alarm: `parcel-overdue.${grant.grant}`,
          kind: 'parcel-overdue',
          about: `${plan.id} ${grant.slip}`,
          because: `until ${grant.until}`,
          pages: false,
        });
      }
    }
    return found;
  }

  /** The instant of opening before which deposits should have been collected by now; 0 while it is too early. */
  #morning(site: Site, now: number): number {
    const { city } = this.#own.parts;
    const today = legalDate(now, site.timeZone);
    if (dayOf(city.calendar, today).kind !== 'working') return 0;
    const hall = city.halls.find((one) => one.site === site.id);
    const opening = minutesOf(hall?.hours?.workdays[0]?.from ?? usualOpening);
    const passed = minutesOfDay(now, site.timeZone) - opening;
    return passed < afterOpening ? 0 : now - passed * 60_000;
  }

  async #terminals(site: Site): Promise<readonly Standing[]> {
    const found: Standing[] = [];
    for (const view of await this.#own.register.views()) {
      if (view.site !== site.id) continue;
      if (view.state === 'silent') {
        found.push({
          alarm: `terminal-silent.${view.id}`,
          kind: 'terminal-silent',
          about: view.id,
          because: `since ${view.lastSeen}`,
          pages: false,
        });
      }
      const devices = view.state === 'online' ? (view.heartbeat?.devices ?? []) : [];
      for (const { id, advisedAction, condition, reasons } of devices) {
        if (advisedAction !== 'staff' && advisedAction !== 'engineer') continue;
        found.push({
          alarm: `terminal-device.${view.id}.${id}`,
          kind: 'terminal-device',
          about: `${view.id} ${id}`,
          because: [condition, ...reasons].join(' '),
          pages: false,
        });
      }
    }
    return found;
  }

  async #ratings(site: Site): Promise<readonly Standing[]> {
    const today = legalDate(this.#own.parts.clock.now(), site.timeZone);
    const late = await this.#own.ratings.lateFollowUps(site.id, today);
    return late.map(({ id, due }) => ({
      alarm: `follow-up-late.${id}`,
      kind: 'follow-up-late',
      about: id,
      because: `due ${due}`,
      pages: false,
    }));
  }
}
