import { Type, type Static, type TSchema } from 'typebox';

const Closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const Id = Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' });
const Milliseconds = Type.Integer({ minimum: 0, maximum: 3_600_000 });

/** What a device is used for here: one of the capabilities, or the camera looked through while a sheet is laid down. */
export const Role = Type.Union([
  Type.Literal('identity-reader'),
  Type.Literal('card-reader'),
  Type.Literal('code-scanner'),
  Type.Literal('document-scanner'),
  Type.Literal('document-camera'),
  Type.Literal('receipt-printer'),
  Type.Literal('document-printer'),
  Type.Literal('locker'),
  Type.Literal('power'),
  Type.Literal('sensors'),
]);

/** `terminal.json`: everything one terminal is told by whoever installs it. */
export const TerminalConfig = Closed({
  terminal: Closed({
    id: Id,
    name: Closed({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
  }),
  server: Closed({
    url: Type.String({ pattern: '^https?://[^/]+$' }),
    /** Where phones reach the hall, for the codes on slips; the same as `url` where it is not said. */
    publicUrl: Type.Optional(Type.String({ pattern: '^https?://[^/]+$' })),
    /** Needed once; ignored when the terminal is enrolled already. */
    enrolmentCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{4}-[0-9A-Z]{4}$' })),
    timeoutMs: Type.Optional(Milliseconds),
  }),
  /** Database, keys and encrypted papers. Relative paths start at the file's folder. */
  var: Type.String({ minLength: 1 }),
  gateway: Closed({
    port: Type.Integer({ minimum: 0, maximum: 65_535 }),
    /** Loopback unless an installer knows better. */
    host: Type.Optional(Type.String()),
    /** Folder of the built pages; without it only the interface is served. */
    ui: Type.Optional(Type.String()),
    /** The page in that folder shown at `/`. */
    page: Type.Optional(Type.String()),
  }),
  screen: Type.Optional(
    Closed({
      pixelsPerMillimetre: Type.Number({ minimum: 0.5, maximum: 40 }),
      orientation: Type.Union([Type.Literal('portrait'), Type.Literal('landscape')]),
    }),
  ),
  devices: Type.Array(
    Closed({
      id: Id,
      role: Role,
      driver: Type.String(),
      address: Type.String(),
      profile: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
    { maxItems: 40 },
  ),
  receipts: Type.Optional(
    Closed({
      paperMillimetres: Type.Optional(Type.Union([Type.Literal(58), Type.Literal(80)])),
      /** Further fonts for rare characters, e.g. `/usr/share/fonts/truetype/hanazono`. */
      fontDirectory: Type.Optional(Type.String({ minLength: 1 })),
      /** Where a fee is paid, as a payment slip says it: "Cash desk on the ground floor". */
      payAt: Type.Optional(
        Closed({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
      ),
      /** The daily slip comes by itself when the business day ends; otherwise only when staff ask. */
      dailySlip: Type.Optional(Type.Boolean()),
    }),
  ),
  /** Marks everything printed as a sample. */
  demo: Type.Optional(Type.Boolean()),
  /** Numbers leased for each queue, for when the line is cut; 0 for none. */
  offlineNumbers: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
  session: Type.Optional(
    Closed({
      idleMs: Type.Optional(Milliseconds),
      patientIdleMs: Type.Optional(Milliseconds),
      warningMs: Type.Optional(Milliseconds),
      doorRemindMs: Type.Optional(Milliseconds),
      doorWarnMs: Type.Optional(Milliseconds),
      doorDutyMs: Type.Optional(Milliseconds),
      farewellMs: Type.Optional(Milliseconds),
      cardLeftMs: Type.Optional(Milliseconds),
    }),
  ),
  doors: Type.Optional(
    Closed({
      pollMs: Type.Optional(Milliseconds),
      patrolMs: Type.Optional(Milliseconds),
      /** Longer than any command may still be on its way to a lock. */
      quiesceMs: Type.Optional(Milliseconds),
      watchGapMs: Type.Optional(Milliseconds),
      readyMs: Type.Optional(Milliseconds),
    }),
  ),
});
export type TerminalConfig = Static<typeof TerminalConfig>;
