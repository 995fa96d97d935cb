import type { PublicLimits } from './halls/rate.ts';
import type { HallSettings } from './halls/settings.ts';
import type { Role, Text } from './protocol/index.ts';
import type { WorkingCalendar } from './rules/index.ts';
import type { CityServices } from './terminals/plan.ts';

/** A place of the city: sites form a tree, and each site's streams form one feed. */
export interface Site {
  readonly id: string;
  readonly name: Text;
  readonly level: 'city' | 'county' | 'township' | 'village';
  readonly parent: string | null;
  /** Six digits of the administrative region. */
  readonly region: string;
  readonly timeZone: string;
  readonly phone: string;
}

/** An account made at first start, if it does not exist yet. */
export interface AccountSeed {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hall: string;
  readonly password: string;
}

/** What a city brings along: its places, halls, people at work and calendar. */
export interface City {
  readonly sites: readonly Site[];
  readonly halls: readonly HallSettings[];
  readonly accounts: readonly AccountSeed[];
  readonly calendar: WorkingCalendar;
  /** Items, terminals and lockers; a hall can do without. */
  readonly services?: CityServices;
  /** How often strangers may ask for tickets and bookings; what is not said is as usual. */
  readonly limits?: Partial<PublicLimits>;
}

/** The feed a site's streams live in. */
export const feedOf = (site: string): string => `site/${site}`;
