import type { Catalogue, HallView, ServiceItem } from '@banshi/queue-server/protocol';
import type { WorkingCalendar } from '@banshi/queue-server/rules';
import type { Cabinet, Grants } from '../custody/index.ts';
import type { OfferedService, Words } from '../protocol/index.ts';
import type { SessionSettings } from './settings.ts';

/** What a session may know of everything else, as of now. Read only. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Legal date in the site's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** The hall's day, which ends at four in the morning. */
  readonly businessDay: string;
  readonly dayBefore: string;
  readonly settings: SessionSettings;
  readonly terminal: {
    readonly id: string;
    readonly name: Words;
    readonly site: Words;
    readonly phone: string;
    readonly timeZone: string;
  };
  /** Why nothing can be done here at all. */
  readonly outOfService: Words | null;
  readonly catalogue: Catalogue | null;
  readonly items: ReadonlyMap<string, ServiceItem>;
  readonly calendar: WorkingCalendar;
  readonly offered: readonly OfferedService[];
  readonly cabinet: Cabinet | null;
  /** Where a fee is paid (setting). */
  readonly payAt: Words;
  readonly cabinetName: Words | null;
  readonly grants: Grants;
  /** Share of compartments that results may not take, per cent. */
  readonly depositReserve: number;
  /** Case → item and time of filing, of cases filed here. */
  readonly filed: ReadonlyMap<string, { readonly item: string; readonly at: number }>;
  readonly hall: HallView | null;
  /** Queues for which numbers are left in leased ranges. */
  readonly offlineQueues: ReadonlySet<string>;
  readonly canPrint: boolean;
  readonly canScan: boolean;
  /** A document camera is there to be looked through. */
  readonly hasCamera: boolean;
  /** A slip's code can be held before something. */
  readonly hasCodeReader: boolean;
  readonly online: boolean;
  /** Cases and drafts that still lie in the outbox. */
  readonly undelivered: ReadonlySet<string>;
  /** Where citizens' phones reach the hall: what QR codes lead to. */
  readonly publicUrl: string;
}
