/** Times of one session, in milliseconds; the defaults are domain.md's. */
export interface SessionSettings {
  readonly idleMs: number;
  /** In elder or voice mode and while a device is at work. */
  readonly patientIdleMs: number;
  readonly warningMs: number;
  /** A door standing open: reminded, warned, duty called. */
  readonly doorRemindMs: number;
  readonly doorWarnMs: number;
  readonly doorDutyMs: number;
  readonly farewellMs: number;
  /** A card left on the reader: after this duty is called. */
  readonly cardLeftMs: number;
}

export const defaultSessionSettings: SessionSettings = {
  idleMs: 90_000,
  patientIdleMs: 180_000,
  warningMs: 15_000,
  doorRemindMs: 30_000,
  doorWarnMs: 60_000,
  doorDutyMs: 120_000,
  farewellMs: 6_000,
  cardLeftMs: 60_000,
};
