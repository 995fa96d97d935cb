/**
 * What went over a wire, one JSON object per line: a header, then every piece with its time.
 * Times are milliseconds since the recording began.
 */
export interface RecordingHeader {
  readonly recording: 'banshi-wire';
  readonly version: 1;
  readonly driver: string;
  readonly address: string;
  readonly medium: 'stream' | 'http' | 'card' | 'folder';
}

export type RecordedPiece =
  | { readonly at: number; readonly out: string }
  | { readonly at: number; readonly in: string }
  | { readonly at: number; readonly closed: string }
  /** A slot behind a reader stack: looked at, and its card powered. */
  | { readonly at: number; readonly present: boolean }
  | { readonly at: number; readonly atr: string; readonly protocol: 0 | 1 }
  | {
      readonly at: number;
      readonly request: {
        readonly method: string;
        readonly path: string;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
      };
      readonly response:
        | {
            readonly status: number;
            readonly headers: Readonly<Record<string, string>>;
            readonly body: string;
          }
        | { readonly failed: string };
    };

export interface Recording {
  readonly header: RecordingHeader;
  readonly pieces: readonly RecordedPiece[];
}

/** Reads a recording; the string is what is wrong with it. */
export function parseRecording(text: string): Recording | string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      values.push(JSON.parse(line));
    } catch {
      return `line ${index + 1} is not JSON`;
    }
  }
  const [header, ...pieces] = values;
  if (!isHeader(header)) return 'line 1 is not the header of a banshi-wire recording';
  const wrong = pieces.findIndex((piece) => !isPiece(piece));
  if (wrong >= 0) return `line ${wrong + 2} is not a recorded piece`;
  return { header, pieces: pieces.filter(isPiece) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isHeader(value: unknown): value is RecordingHeader {
  return (
    isObject(value) &&
    value['recording'] === 'banshi-wire' &&
    value['version'] === 1 &&
    typeof value['driver'] === 'string'
  );
}

function isPiece(value: unknown): value is RecordedPiece {
  if (!isObject(value) || typeof value['at'] !== 'number') return false;
  return (
    typeof value['out'] === 'string' ||
    typeof value['in'] === 'string' ||
    typeof value['closed'] === 'string' ||
    typeof value['present'] === 'boolean' ||
    (typeof value['atr'] === 'string' && (value['protocol'] === 0 || value['protocol'] === 1)) ||
    (isObject(value['request']) && isObject(value['response']))
  );
}
