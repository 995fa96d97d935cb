import type { SettingsView } from '@banshi/queue-server/protocol';
import type { Words } from '../../locales/index.ts';
import type { DraftHours } from './draft.ts';

export interface ComingDay {
  readonly date: string;
  /** When at least one window serves; none: closed. */
  readonly spans: readonly { readonly from: string; readonly to: string }[];
  readonly because: Words | undefined;
  /** Not as the calendar says, or with extra hours. */
  readonly own: boolean;
}

/** A day under a draft; the same reading of the hours as the server's `spansOn`, for looking ahead. */
export function openingOf(
  { date, working, because }: SettingsView['days'][number],
  hours: DraftHours | null,
): ComingDay {
  if (hours === null)
    return { date, spans: [{ from: '00:00', to: '24:00' }], because: undefined, own: false };
  const own = hours.days?.[date];
  const works = own?.open ?? working;
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  const extra = (hours.extra ?? []).filter(({ on }) =>
    'date' in on ? on.date === date : on.weekday === weekday && !works && own === undefined,
  );
  return {
    date,
    spans: [...(works ? hours.workdays : []), ...extra.flatMap(({ spans }) => spans)].toSorted(
      (a, b) => a.from.localeCompare(b.from),
    ),
    because: own?.name ?? because,
    own: own !== undefined || extra.length > 0,
  };
}
