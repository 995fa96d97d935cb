import type { CallView, Text } from '../protocol/index.ts';

/** A number taken apart for speaking: "A 0 1 2", never "A twelve". */
export interface SpokenNumber {
  readonly prefix: string;
  readonly digits: readonly string[];
}

/** What a board speaks for one call: parts to be put together from clips, not audio. */
export interface Announcement {
  /** Grows with every call and recall of a hall: never speak the same one twice. */
  readonly id: string;
  readonly number: SpokenNumber;
  readonly window: string;
  readonly windowLabel: Text;
  readonly times: number;
}

export function spokenNumber(number: string): SpokenNumber {
  const [, prefix = '', digits = ''] = /^(\D*)(\d*)$/.exec(number) ?? [];
  return { prefix, digits: [...digits] };
}

export const announcementOf = (call: CallView): Announcement => ({
  id: `${call.ticket}-${call.times}-${call.at}`,
  number: spokenNumber(call.number),
  window: call.window,
  windowLabel: call.windowLabel,
  times: call.times,
});
