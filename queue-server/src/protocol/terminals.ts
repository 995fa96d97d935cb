import { Type, type Static } from 'typebox';
import { Compartment } from './custody.ts';
import { NumberRange } from './tickets.ts';
import { Closed, Id, Instant, Text } from './text.ts';

/**
 * How a terminal signs: every request carries
 *   `banshi-terminal: <id>`, `banshi-counter: <n>`, `banshi-time: <ISO instant>`,
 *   `banshi-signature: <base64 Ed25519>` over the UTF-8 lines
 *   `METHOD\nPATH?QUERY\nCOUNTER\nTIME\nHEX(SHA-256(body))`.
 * The counter is kept durably on the terminal and only rises; the server refuses one it has seen.
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
      data: Type.Unknown(),
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

export const LeaseRange = Closed({ queue: Id, count: Type.Integer({ minimum: 1, maximum: 200 }) });
export type LeaseRange = Static<typeof LeaseRange>;
export const LeasedRange = Closed({ range: NumberRange });

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
