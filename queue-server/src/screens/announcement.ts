import type { Announcement, CallView } from '../protocol/index.ts';

/** What is spoken for a call: the number taken apart, "A 0 1 2", never "A twelve". */
export function announcementOf(call: CallView): Announcement {
  const { number, window, windowLabel, times } = call;
  const [, prefix = '', digits = ''] = /^(\D*)(\d*)$/.exec(number) ?? [];
  const id = `${call.ticket}-${Date.parse(call.at)}`;
  return { id, prefix, digits: [...digits], window, windowLabel, times };
}
