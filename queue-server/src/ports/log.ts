/** Writes one structured line per thing worth knowing; never personal data. */
export type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void;

/** Says nothing: for tests and for programs that bring their own. */
export const silentLog: Log = () => undefined;
