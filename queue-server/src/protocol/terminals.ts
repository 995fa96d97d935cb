import { Type, type Static } from 'typebox';
import { Compartment } from './custody.ts';
import { Role } from './staff.ts';
import { NumberRange } from './tickets.ts';
import { Closed, Id, Instant, Text } from './text.ts';

/**
 * How a terminal signs: every request carries
 *   `banshi-terminal: <id>`, `banshi-counter: <n>`, `banshi-time: <ISO instant>`,
 *   `banshi-signature: <base64 Ed25519>` over the UTF-8 lines
 *   `METHOD\nPATH?QUERY\nCOUNTER\nTIME\nHEX(SHA-256(body))`.
 * The counter is kept durably on the terminal and only rises; the server refuses one it has seen
 * (409 `counter-seen`, with the last one it knows), so requests of one terminal go one after the other.
 */
export const signatureHeaders = {
  terminal: 'banshi-terminal',
  counter: 'banshi-counter',
  time: 'banshi-time',
  signature: 'banshi-signature',
} as const;

/** The exact text that is signed. `bodyHash` is hexadecimal SHA-256 of the raw body (of no bytes, if there is none). */
export const signedText = (
  method: string,
  pathAndQuery: string,
  counter: number,
  time: string,
  bodyHash: string,
): string => [method.toUpperCase(), pathAndQuery, counter, time, bodyHash].join('\n');

/** `POST /api/terminals/enrolments`: the short-lived code comes from an administrator. */
export const Enrolment = Closed({
  code: Type.String({ pattern: '^[0-9A-Z]{4}-[0-9A-Z]{4}$' }),
  /** Raw 32-byte Ed25519 public key, base64. */
  publicKey: Type.String({ minLength: 44, maxLength: 44 }),
});
export type Enrolment = Static<typeof Enrolment>;

export const Enrolled = Closed({
  terminal: Id,
  /** Three digits; part of every case number made here. */
  serial: Type.String({ pattern: '^\\d{3}$' }),
  site: Closed({
    id: Id,
    name: Text,
    region: Type.String({ pattern: '^\\d{6}$' }),
    timeZone: Type.String(),
    phone: Type.String(),
  }),
  hall: Type.Union([Id, Type.Null()]),
  cabinet: Type.Union([
    Closed({
      id: Id,
      name: Text,
      compartments: Type.Array(Compartment),
      /** 32 bytes, base64: key of holder and code digests. */
      key: Type.String(),
    }),
    Type.Null(),
  ]),
});
export type Enrolled = Static<typeof Enrolled>;

export const DeviceReport = Closed({
  id: Id,
  driver: Type.String(),
  condition: Type.String(),
  reasons: Type.Array(Type.String()),
  advisedAction: Type.Union([
    Type.Literal('nobody'),
    Type.Literal('citizen'),
    Type.Literal('staff'),
    Type.Literal('engineer'),
  ]),
  observedAt: Instant,
});
export type DeviceReport = Static<typeof DeviceReport>;

/** `POST /api/terminals/{terminal}/heartbeats`, every 15 s (setting). A latest value, not an event. */
export const Heartbeat = Closed({
  at: Instant,
  version: Type.String({ maxLength: 40 }),
  bootEpoch: Type.Integer({ minimum: 1 }),
  outbox: Type.Integer({ minimum: 0 }),
  devices: Type.Array(DeviceReport, { maxItems: 40 }),
  services: Type.Array(
    Closed({ service: Id, offered: Type.Boolean(), because: Type.Optional(Type.String()) }),
  ),
});
export type Heartbeat = Static<typeof Heartbeat>;

/** `POST /api/terminals/{terminal}/streams`: a piece of a stream the agent writes; `after` is the last seq the server has. */
export const StreamPiece = Closed({
  stream: Type.String({ maxLength: 120 }),
  after: Type.Integer({ minimum: 0 }),
  events: Type.Array(
    Closed({
      seq: Type.Integer({ minimum: 1 }),
      type: Type.String(),
      at: Instant,
      /** Who caused it, as the writer recorded it: part of the hash chain. */
      by: Type.String({ maxLength: 120 }),
      data: Type.Object({}),
      /** Hash chain of the writer's journal, hex. */
      hash: Type.String(),
    }),
    { maxItems: 500 },
  ),
});
export type StreamPiece = Static<typeof StreamPiece>;
export const StreamAcknowledged = Closed({
  stream: Type.String(),
  seq: Type.Integer({ minimum: 0 }),
});
export type StreamAcknowledged = Static<typeof StreamAcknowledged>;

/** `POST /api/terminals/{terminal}/staff`: staff identify themselves at the terminal with a one-time code from their page. */
export const StaffAtTerminal = Closed({
  account: Id,
  code: Type.String({ pattern: '^\\d{8}$' }),
});
export type StaffAtTerminal = Static<typeof StaffAtTerminal>;

/** Who stands there, and until when the terminal may believe it without asking again. */
export const StaffIdentified = Closed({
  account: Id,
  name: Type.String(),
  roles: Type.Array(Role),
  until: Instant,
});
export type StaffIdentified = Static<typeof StaffIdentified>;

/** `POST /api/staff/terminal-code`: shown once on the signed-in page, good for two minutes and one use. */
export const StaffCode = Closed({ code: Type.String({ pattern: '^\\d{8}$' }), expiresAt: Instant });
export type StaffCode = Static<typeof StaffCode>;

export const LeaseRange = Closed({ queue: Id, count: Type.Integer({ minimum: 1, maximum: 200 }) });
export type LeaseRange = Static<typeof LeaseRange>;
export const LeasedRange = Closed({ range: NumberRange });

/** `POST /api/terminals/enrolment-codes` by an administrator. Asking again voids the code before. */
export const AskEnrolmentCode = Closed({ terminal: Id });
export type AskEnrolmentCode = Static<typeof AskEnrolmentCode>;
export const EnrolmentCode = Closed({ terminal: Id, code: Type.String(), expiresAt: Instant });
export type EnrolmentCode = Static<typeof EnrolmentCode>;

/** Values a manager sets and every terminal obeys; times in seconds unless the name says otherwise. */
export const TerminalSettings = Closed({
  idle: Type.Integer({ minimum: 10 }),
  idleElder: Type.Integer({ minimum: 10 }),
  warning: Type.Integer({ minimum: 5 }),
  heartbeat: Type.Integer({ minimum: 1 }),
  doorReminders: Type.Array(Type.Integer({ minimum: 1 })),
  undoMinutes: Type.Integer({ minimum: 0 }),
  keepDays: Type.Integer({ minimum: 1 }),
  draftHours: Type.Integer({ minimum: 1 }),
  wrongCodes: Type.Integer({ minimum: 1 }),
  /** Share of compartments kept free for deposits, per cent. */
  depositReserve: Type.Integer({ minimum: 0, maximum: 100 }),
});
export type TerminalSettings = Static<typeof TerminalSettings>;

/**
 * `GET /api/terminals/{terminal}/inbox?grants=SEQ&wait=SECONDS`: what is new for this terminal. `grants` is the last
 * seq of `grants/<cabinet>` it has; with `wait` (at most 25) the answer comes as soon as a grant does.
 */
export const Inbox = Closed({
  at: Instant,
  grants: Type.Union([
    Closed({
      stream: Type.String(),
      events: Type.Array(
        Closed({
          seq: Type.Integer({ minimum: 1 }),
          type: Type.String(),
          at: Instant,
          data: Type.Unknown(),
        }),
      ),
      seq: Type.Integer({ minimum: 0 }),
    }),
    Type.Null(),
  ]),
  /** Newest catalogue version; when it differs, `GET /api/catalogue`. */
  catalogue: Type.Integer({ minimum: 1 }),
  settings: TerminalSettings,
  /** How far the server has the streams this terminal writes. */
  streams: Type.Array(Closed({ stream: Type.String(), seq: Type.Integer({ minimum: 0 }) })),
});
export type Inbox = Static<typeof Inbox>;

/** `GET /api/calendar`: what a working day is; the shape of `WorkingCalendar` in the rules. */
export const CalendarView = Closed({
  years: Type.Array(
    Closed({
      year: Type.Integer(),
      holidays: Type.Record(Type.String(), Text),
      workdays: Type.Record(Type.String(), Text),
    }),
  ),
});
export type CalendarView = Static<typeof CalendarView>;

/** What the manager page shows of a terminal. */
export const TerminalView = Closed({
  id: Id,
  name: Text,
  kind: Type.Union([Type.Literal('standing'), Type.Literal('workbench')]),
  site: Id,
  state: Type.Union([
    Type.Literal('not-enrolled'),
    Type.Literal('online'),
    Type.Literal('silent'),
    Type.Literal('revoked'),
  ]),
  lastSeen: Type.Union([Instant, Type.Null()]),
  heartbeat: Type.Union([Heartbeat, Type.Null()]),
});
export type TerminalView = Static<typeof TerminalView>;
