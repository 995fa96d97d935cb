import type { Actuation, Outcome } from '../command/outcome.ts';

export interface PrintJob {
  readonly bytes: Uint8Array;
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/pwg-raster' | 'image/png';
  /** Shown on the printer's own panel and in its log: never a citizen's name. */
  readonly name: string;
  readonly copies?: number;
  readonly duplex?: boolean;
}

export type PrintResult = Actuation & { readonly jobId?: number; readonly pagesPrinted?: number };

export interface DocumentPrinter {
  /** Media types the printer takes. */
  accepts(): Promise<Outcome<readonly string[]>>;
  /** Prints and waits until the printer says the job is complete, aborted or cancelled. */
  print(job: PrintJob): Promise<PrintResult>;
  /**
   * What became of the job that was handed over under this name and whose outcome was `unknown`, as
   * the printer remembers it: once it answers again. A job that it does not know (any more) is
   * `print-unconfirmed`. Prints nothing; of use only where names are not given twice.
   */
  whereabouts(name: string): Promise<PrintResult>;
}
