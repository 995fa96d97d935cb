import { Type, type Static } from 'typebox';
import { CaseNumber } from './cases.ts';
import { Compartment, CompartmentSize } from './custody.ts';
import { Closed, Id, Instant, Text } from './text.ts';

/** `GET /api/lockers/{cabinet}`: the locker desk. It lists and reconciles; doors open only at the terminal. */
export const CabinetView = Closed({
  id: Id,
  name: Text,
  terminal: Id,
  /** Position of the replica of `cabinet/<id>`. */
  seq: Type.Integer({ minimum: 0 }),
  compartments: Type.Array(
    Type.Intersect([
      Compartment,
      Closed({
        state: Type.Union([
          Type.Literal('free'),
          Type.Literal('reserved'),
          Type.Literal('deposit'),
          Type.Literal('parcel'),
          Type.Literal('inspect'),
          Type.Literal('blocked'),
        ]),
        because: Type.Optional(Type.String()),
      }),
    ]),
  ),
  /** Deposits waiting to be collected, most urgent first. */
  deposits: Type.Array(
    Closed({
      deposit: Id,
      slip: Type.String(),
      case: CaseNumber,
      itemName: Text,
      compartment: Type.String(),
      placedAt: Instant,
      due: Type.Union([Type.String(), Type.Null()]),
      contents: Type.Array(Closed({ name: Text, copies: Type.Integer() })),
      state: Type.Union([
        Type.Literal('in-locker'),
        Type.Literal('collected'),
        Type.Literal('reconciled'),
      ]),
    }),
  ),
  /** Results granted to this cabinet: to load, waiting, delivered. */
  parcels: Type.Array(
    Closed({
      grant: Id,
      slip: Type.String(),
      case: CaseNumber,
      itemName: Text,
      size: CompartmentSize,
      contents: Type.Union([Type.Literal('result'), Type.Literal('originals')]),
      compartment: Type.Union([Type.String(), Type.Null()]),
      state: Type.Union([
        Type.Literal('to-load'),
        Type.Literal('waiting'),
        Type.Literal('opened'),
        Type.Literal('unconfirmed'),
        Type.Literal('delivered'),
        Type.Literal('disputed'),
        Type.Literal('overdue'),
        Type.Literal('reclaimed'),
      ]),
      until: Instant,
    }),
  ),
});
export type CabinetView = Static<typeof CabinetView>;

/** `POST /api/lockers/{cabinet}/grants`: a finished case's result goes out through this cabinet. */
export const IssueGrant = Closed({
  case: CaseNumber,
  size: CompartmentSize,
  /** Default `result`; `originals` sends home what was taken in, also of a case that was returned or refused. */
  contents: Type.Optional(Type.Union([Type.Literal('result'), Type.Literal('originals')])),
});
export type IssueGrant = Static<typeof IssueGrant>;

/** `POST /api/lockers/{cabinet}/deposits/{deposit}/reconcile`: the papers on the desk against what the slip declares. */
export const Reconcile = Closed({
  found: Type.Array(Closed({ material: Id, copies: Type.Integer({ minimum: 0 }) })),
  discrepancy: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type Reconcile = Static<typeof Reconcile>;

/** The answer to issuing a grant. The code goes to the citizen only (message, or the card at the terminal). */
export const GrantIssued = Closed({ grant: Id, slip: Type.String(), until: Instant });
export type GrantIssued = Static<typeof GrantIssued>;

/** `POST /api/grants/{grant}/extend`: longer keeping, at most seven days more. */
export const ExtendGrant = Closed({ days: Type.Integer({ minimum: 1, maximum: 7 }) });
export type ExtendGrant = Static<typeof ExtendGrant>;

export const CabinetSummary = Closed({
  id: Id,
  name: Text,
  terminal: Id,
  free: Type.Integer({ minimum: 0 }),
  deposits: Type.Integer({ minimum: 0 }),
  parcels: Type.Integer({ minimum: 0 }),
  inspect: Type.Integer({ minimum: 0 }),
  overdue: Type.Integer({ minimum: 0 }),
});
export type CabinetSummary = Static<typeof CabinetSummary>;

/**
 * 交接单: what locker staff took out and the desk receives; both sides confirm it with their own account.
 * `POST /api/lockers/{cabinet}/hand-overs` lists everything collected and not listed before;
 * `POST /api/lockers/{cabinet}/hand-overs/{id}/receive` by somebody else says what arrived.
 */
export const HandOver = Closed({
  id: Id,
  cabinet: Id,
  collectedBy: Id,
  receivedBy: Type.Union([Id, Type.Null()]),
  collectedAt: Instant,
  receivedAt: Type.Union([Instant, Type.Null()]),
  deposits: Type.Array(
    Closed({
      deposit: Id,
      slip: Type.String(),
      case: CaseNumber,
      itemName: Text,
      contents: Type.Array(Closed({ name: Text, copies: Type.Integer() })),
      /** False: it is on the list and did not arrive. */
      arrived: Type.Union([Type.Boolean(), Type.Null()]),
    }),
  ),
});
export type HandOver = Static<typeof HandOver>;

/** Deposits on the list that did not arrive; none, if all is well. */
export const ReceiveHandOver = Closed({ missing: Type.Array(Id, { maxItems: 200 }) });
export type ReceiveHandOver = Static<typeof ReceiveHandOver>;

/** Events of `hand-over/<cabinet>`. */
export const HandOverEvent = Type.Union([
  Closed({
    type: Type.Literal('hand-over-made'),
    data: Closed({ id: Id, account: Id, deposits: Type.Array(Id) }),
  }),
  Closed({
    type: Type.Literal('hand-over-received'),
    data: Closed({ id: Id, account: Id, missing: Type.Array(Id) }),
  }),
]);
export type HandOverEvent = Static<typeof HandOverEvent>;
