/** What is wrong with the simulated ticket printer, and whether its drawer stands open. */
export interface PrinterFaults {
  paperOut: boolean;
  nearEnd: boolean;
  coverOpen: boolean;
  cutterFault: boolean;
  fatal: boolean;
  headHot: boolean;
  drawerOpen: boolean;
}

export const noPrinterFaults = (): PrinterFaults => ({
  paperOut: false,
  nearEnd: false,
  coverOpen: false,
  cutterFault: false,
  fatal: false,
  headHot: false,
  drawerOpen: false,
});

export const isStopped = (state: PrinterFaults): boolean =>
  state.paperOut || state.coverOpen || state.cutterFault || state.fatal || state.headHot;

/** What its sensors see: a printer without the sensor does not know that the paper nears its end. */
export interface Seen {
  readonly state: Readonly<PrinterFaults>;
  readonly nearEndSensor: boolean;
}

const nearEnd = ({ state, nearEndSensor }: Seen) =>
  nearEndSensor && (state.nearEnd || state.paperOut);

const errorBits = ({ cutterFault, fatal, headHot }: PrinterFaults): number =>
  (cutterFault ? 0x08 : 0) | (fatal ? 0x20 : 0) | (headHot ? 0x40 : 0);
const drawerAndStop = (state: PrinterFaults): number =>
  (state.drawerOpen ? 0 : 0x04) | (isStopped(state) ? 0x08 : 0);

/** The answer to DLE EOT n. */
export function realTimeStatus(seen: Seen, n: number): number {
  const { state } = seen;
  switch (n) {
    case 1:
      return 0x12 | drawerAndStop(state);
    case 2:
      return (
        0x12 |
        (state.coverOpen ? 0x04 : 0) |
        (state.paperOut ? 0x20 : 0) |
        (errorBits(state) === 0 ? 0 : 0x40)
      );
    case 3:
      return 0x12 | errorBits(state);
    default:
      return 0x12 | (nearEnd(seen) ? 0x0c : 0) | (state.paperOut ? 0x60 : 0);
  }
}

/** The four bytes of Automatic Status Back. */
export const automaticStatus = (seen: Seen): Uint8Array =>
  Uint8Array.of(
    0x10 | drawerAndStop(seen.state) | (seen.state.coverOpen ? 0x20 : 0),
    errorBits(seen.state),
    (nearEnd(seen) ? 0x03 : 0) | (seen.state.paperOut ? 0x0c : 0),
    0x0f,
  );

/** The answer to GS r. */
export const paperStatus = (seen: Seen): number => (nearEnd(seen) ? 0x03 : 0);
