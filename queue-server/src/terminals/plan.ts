import type { Catalogue, Compartment, TerminalSettings, Text } from '../protocol/index.ts';

/** A terminal as the city planned it; it comes to life by enrolment. */
export interface TerminalPlan {
  readonly id: string;
  /** Three digits, unique in the city; part of every case number made there. */
  readonly serial: string;
  readonly name: Text;
  readonly kind: 'standing' | 'workbench';
  readonly site: string;
  readonly hall: string | null;
  readonly cabinet: string | null;
}

/** A cabinet of lockers beside a terminal. */
export interface CabinetPlan {
  readonly id: string;
  readonly name: Text;
  readonly terminal: string;
  readonly site: string;
  readonly compartments: readonly Compartment[];
}

/** What a city offers beyond its halls: items, terminals, lockers. */
export interface CityServices {
  readonly catalogue: Catalogue;
  readonly terminals: readonly TerminalPlan[];
  readonly cabinets: readonly CabinetPlan[];
  readonly settings?: Partial<TerminalSettings>;
  /** Accounts that are called when something cannot wait, in this order; managers otherwise. */
  readonly duty?: readonly string[];
  /** Demo mode: messages to citizens can be read at `GET /api/demo/messages`. */
  readonly demo?: boolean;
}

/** What terminals obey unless the city says otherwise. */
export const usualSettings: TerminalSettings = {
  idle: 90,
  idleElder: 180,
  warning: 15,
  heartbeat: 15,
  doorReminders: [30, 60, 120],
  undoMinutes: 10,
  keepDays: 7,
  draftHours: 72,
  wrongCodes: 5,
  depositReserve: 20,
};
