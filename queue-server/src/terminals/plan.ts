import type { Remedies } from '../paper/index.ts';
import type { ReminderRules } from '../reminders/notices.ts';
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
  /** Where the public reaches this server, e.g. `https://zwfw.example`: it stands in printed codes. */
  readonly publicUrl?: string;
  /** Where negative decisions can be contested, and until when; confirmed by the legal office. */
  readonly remedies?: Remedies;
  /** A body's own word in the numbers of its papers (发文机关代字), by department: 云人社 in 云人社受〔2026〕7号. */
  readonly codeWords?: Readonly<Record<string, string>>;
  /** Further fonts for rare characters of names on paper, e.g. `/usr/share/fonts/truetype/hanazono`. */
  readonly fontDirectory?: string;
  /** When phones are left alone and how early people are told; what is not said is as usual. */
  readonly reminders?: Partial<ReminderRules>;
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

/** 行政复议法 §20, 行政诉讼法 §46; a city names its own bodies. */
export const usualRemedies: Remedies = {
  reconsideration: {
    body: { zh: '本级人民政府', en: "the People's Government of this level" },
    days: 60,
  },
  suit: {
    court: { zh: '有管辖权的人民法院', en: "the competent People's Court" },
    months: 6,
  },
};
