import { Type, type Static } from 'typebox';
import { CaseNumber } from './cases.ts';
import { Closed, Id, Instant } from './text.ts';

/** Events of `cabinet/<id>`. The terminal's agent writes them, also offline; the server keeps a verified replica. */
export const CompartmentSize = Type.Union([
  Type.Literal('S'),
  Type.Literal('M'),
  Type.Literal('L'),
]);
export type CompartmentSize = Static<typeof CompartmentSize>;
export const HeightBand = Type.Union([
  Type.Literal('low'),
  Type.Literal('middle'),
  Type.Literal('high'),
]);
export type HeightBand = Static<typeof HeightBand>;

export const Compartment = Closed({
  id: Id,
  /** What is painted on the door. */
  label: Type.String(),
  size: CompartmentSize,
  band: HeightBand,
  board: Type.Integer({ minimum: 0 }),
  door: Type.Integer({ minimum: 1 }),
});
export type Compartment = Static<typeof Compartment>;

export const DoorPurpose = Type.Union([
  Type.Literal('deposit'),
  Type.Literal('collect'),
  Type.Literal('load'),
  Type.Literal('pick-up'),
  Type.Literal('reopen'),
  Type.Literal('inspect'),
]);
export type DoorPurpose = Static<typeof DoorPurpose>;

/** Who stood there: a keyed digest of the citizen's number, or a staff account. */
export const Holder = Type.Union([
  Closed({ kind: Type.Literal('citizen'), digest: Type.String() }),
  Closed({ kind: Type.Literal('staff'), account: Id }),
]);
export type Holder = Static<typeof Holder>;

const event = <T extends string, P extends Parameters<typeof Closed>[0]>(type: T, data: P) =>
  Closed({ type: Type.Literal(type), data: Closed(data) });

export const CabinetEvent = Type.Union([
  event('compartment-reserved', {
    compartment: Id,
    purpose: DoorPurpose,
    reference: Id,
    holder: Holder,
  }),
  event('compartment-released', { compartment: Id, because: Type.String() }),
  event('unlock-intended', { effect: Id, compartment: Id, purpose: DoorPurpose, holder: Holder }),
  event('unlock-settled', {
    effect: Id,
    compartment: Id,
    outcome: Type.Union([
      Type.Literal('succeeded'),
      Type.Literal('failed'),
      Type.Literal('unknown'),
    ]),
    because: Type.Optional(Type.String()),
  }),
  event('door-closed', { compartment: Id, occupied: Type.Union([Type.Boolean(), Type.Null()]) }),
  event('deposit-placed', {
    deposit: Id,
    compartment: Id,
    case: CaseNumber,
    slip: Type.String(),
    contents: Type.Array(Closed({ material: Id, copies: Type.Integer({ minimum: 1 }) })),
    holder: Holder,
  }),
  event('deposit-cancelled', { deposit: Id, compartment: Id }),
  event('deposit-collected', { deposit: Id, compartment: Id, account: Id }),
  event('parcel-loaded', { grant: Id, compartment: Id, case: CaseNumber, account: Id }),
  event('parcel-opened', { grant: Id, compartment: Id, holder: Holder }),
  event('parcel-delivered', { grant: Id, compartment: Id, holder: Holder }),
  event('parcel-unconfirmed', { grant: Id, compartment: Id }),
  event('parcel-disputed', { grant: Id, compartment: Id, holder: Holder }),
  event('parcel-reclaimed', { grant: Id, compartment: Id, account: Id }),
  /** Contents are not known for sure: nobody gets or leaves anything here until staff have looked. */
  event('compartment-flagged', {
    compartment: Id,
    state: Type.Union([Type.Literal('inspect'), Type.Literal('blocked')]),
    because: Type.String(),
  }),
  event('compartment-cleared', { compartment: Id, account: Id, found: Type.String() }),
]);
export type CabinetEvent = Static<typeof CabinetEvent>;

/** Events of `grants/<cabinet>`. The server writes them; the terminal reads them and works from them offline. */
export const GrantEvent = Type.Union([
  event('grant-issued', {
    grant: Id,
    case: CaseNumber,
    item: Id,
    /** HMAC-SHA-256 of each permitted identity number under the cabinet's key, hex. */
    holders: Type.Array(Type.String()),
    /** HMAC-SHA-256 of `<slip>:<code>` under the cabinet's key, hex. */
    codeDigest: Type.String(),
    slip: Type.String(),
    size: CompartmentSize,
    /** What is collected: the result (default), or originals on their way home. */
    contents: Type.Optional(Type.Union([Type.Literal('result'), Type.Literal('originals')])),
    assurance: Type.Union([Type.Literal('A'), Type.Literal('B')]),
    until: Instant,
  }),
  event('grant-code-replaced', { grant: Id, codeDigest: Type.String() }),
  event('grant-extended', { grant: Id, until: Instant }),
  event('grant-revoked', { grant: Id, because: Type.String() }),
]);
export type GrantEvent = Static<typeof GrantEvent>;
