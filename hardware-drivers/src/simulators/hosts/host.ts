/** A simulated device reachable from outside this process. */
export interface Hosted extends AsyncDisposable {
  /** What a driver is pointed at. */
  readonly address: string;
  close(): Promise<void>;
}
