import type { BoardView } from '@banshi/queue-server/protocol';
import type { Language } from '../locales/index.ts';

/** What one screen on a wall is to show; all of it comes from its address, so that a screen needs no set-up of its own. */
export interface BoardAddress {
  readonly hall: string;
  /** The hall's own name for this screen; its set-up there comes before the address. */
  readonly board: string | null;
  readonly layout: BoardView['layout'];
  /** The window whose sign this is. */
  readonly window: string | null;
  /** Only calls to these windows are shown and spoken here (a zone of the hall); null: all. */
  readonly zone: ReadonlySet<string> | null;
  /** Only the waits of these queues are shown here; null: all. */
  readonly queues: ReadonlySet<string> | null;
  /** Calls are shown and written, not spoken. */
  readonly silent: boolean;
  /** Spoken languages, in order. */
  readonly voices: readonly Language[];
  /** The language written large; the other one stands beside it, smaller. */
  readonly language: Language;
}

/**
 * `/board/<hall>[/<board>]?layout=window&window=3&zone=1-12,20&queues=tax,fund&silent=1&voice=zh,en&lang=en`.
 * Whatever makes no sense is read as the default: a wall has nobody to answer an error.
 */
export function readBoardAddress(url: URL): BoardAddress {
  const [, , hall = '', board = ''] = url.pathname.split('/');
  const ask = (name: string) => url.searchParams.get(name);
  const window = ask('window');
  const voices = (ask('voice') ?? 'zh,en')
    .split(',')
    .filter((v): v is Language => v === 'zh' || v === 'en');
  return {
    hall: decodeURIComponent(hall),
    board: board === '' ? null : decodeURIComponent(board),
    layout: layoutOf(ask('layout'), window),
    window,
    zone: window === null ? readZone(ask('zone')) : new Set([window]),
    queues: readQueues(ask('queues')),
    silent: ask('silent') === '1' || voices.length === 0,
    voices,
    language: ask('lang') === 'en' ? 'en' : 'zh',
  };
}

function layoutOf(asked: string | null, window: string | null): BoardAddress['layout'] {
  if (asked === 'window') return window === null ? 'calls-and-waits' : 'window';
  return asked === 'calls' || asked === 'waits' ? asked : 'calls-and-waits';
}

/** What the hall's settings say about a screen, over what its address says. */
export function configured(address: BoardAddress, boards: readonly BoardView[]): BoardAddress {
  const board = boards.find(({ id }) => id === address.board);
  if (board === undefined) return address;
  const window = board.window ?? null;
  return {
    ...address,
    layout: board.layout === 'window' && window === null ? 'calls-and-waits' : board.layout,
    window,
    zone: window !== null ? new Set([window]) : board.zone ? new Set(board.zone.windows) : null,
    queues: board.queues ? new Set(board.queues) : null,
    silent: address.silent || !board.voice || board.languages.length === 0,
    voices: board.languages,
  };
}

const readQueues = (text: string | null): ReadonlySet<string> | null =>
  text === null || text === '' ? null : new Set(text.split(',').slice(0, 200));

/** `1-12,20,W7`: single windows and ranges of numbered ones, at most a thousand. */
function readZone(text: string | null): ReadonlySet<string> | null {
  if (text === null || text === '') return null;
  const zone = new Set<string>();
  for (const part of text.split(',')) {
    const range = /^(\d{1,4})-(\d{1,4})$/.exec(part);
    if (range === null) zone.add(part);
    else
      for (let n = Number(range[1]); n <= Number(range[2]) && zone.size < 1_000; n++)
        zone.add(String(n));
  }
  return zone;
}
