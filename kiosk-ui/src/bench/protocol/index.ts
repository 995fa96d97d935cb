/**
 * The bench: the simulated physical world as the town serves it and the page draws it.
 *   GET  /api/world            World
 *   POST /api/world            WorldCommand → 200 World | 422 { code, message }
 *   socket.io "world" World    at once and after every change
 *   GET  /api/pictures/{id}.png   cards, papers, printed slips
 */
export interface Words {
  readonly zh: string;
  readonly en: string;
  /** How the Chinese is read aloud, where it is not as it is written. */
  readonly spoken?: string;
}

export interface World {
  readonly seq: number;
  readonly terminals: readonly TerminalWorld[];
  /** Cards in somebody's pocket, to lay on a reader. */
  readonly cards: readonly Thing[];
  /** Papers in somebody's bag, to place on a scanner or put into a compartment. */
  readonly papers: readonly Thing[];
  /** The citizens' phones: what the message port sent, newest first. */
  readonly messages: readonly { readonly at: string; readonly to: string; readonly text: string }[];
  readonly links: readonly { readonly name: Words; readonly url: string }[];
}

export interface Thing {
  readonly id: string;
  readonly name: Words;
  readonly picture: string;
}

export interface TerminalWorld {
  readonly id: string;
  readonly name: Words;
  readonly url: string;
  readonly agent: 'running' | 'starting' | 'stopped';
  readonly network: 'up' | 'cut';
  readonly reader: Device & { readonly card: string | null };
  readonly scanner: Device & { readonly paper: string | null };
  readonly camera: Device & {
    /** Lowest first. */
    readonly sheets: readonly LaidSheet[];
  };
  readonly printer: Device & {
    readonly paper: 'plenty' | 'near-end' | 'out';
    readonly cover: 'closed' | 'open';
    /** Printed slips, newest first. */
    readonly slips: readonly {
      readonly id: string;
      readonly picture: string;
      readonly text: string;
    }[];
  };
  /** For certificates. */
  readonly pagePrinter: Device & { readonly pages: readonly PrintedPage[] };
  readonly cabinet: Device & { readonly doors: readonly Door[] };
}

/** A page that came out of the page printer. */
export interface PrintedPage {
  readonly id: string;
  readonly text: string;
  readonly picture: string;
  readonly copies: number;
  /** Of the very bytes that were printed. */
  readonly sha256: string;
}

/** A thing lying under the document camera. */
export interface LaidSheet {
  readonly thing: string;
  /** Its middle, as a share of what the camera sees. */
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise. */
  readonly angle: number;
  /** It lies with its other side up. */
  readonly back: boolean;
}

export interface Device {
  /** Faults in force now, by name. */
  readonly faults: readonly Fault[];
  readonly address: string;
}

export interface Door {
  readonly compartment: string;
  readonly label: string;
  readonly size: 'S' | 'M' | 'L';
  readonly state: 'open' | 'closed';
  readonly jammed: boolean;
  /** Things lying inside, by thing id; an envelope has no picture. */
  readonly contents: readonly string[];
}

export type DeviceName = 'reader' | 'scanner' | 'camera' | 'printer' | 'pagePrinter' | 'cabinet';
export type Fault =
  | 'unplugged'
  | 'mute'
  | 'garbled'
  | 'slow'
  | 'noise'
  | 'paper-jam'
  | 'lamp-out'
  | 'paper-out'
  | 'cutter';

export type WorldCommand = { readonly terminal: string } & (
  | { readonly type: 'lay-card'; readonly card: string }
  | { readonly type: 'take-card' }
  | { readonly type: 'place-paper'; readonly paper: string }
  | { readonly type: 'remove-paper' }
  /** Under the camera: laid down, or moved if it lies there. */
  | ({ readonly type: 'lay-sheet' } & Omit<LaidSheet, 'back'>)
  | { readonly type: 'turn-over'; readonly thing: string }
  | { readonly type: 'take-sheet'; readonly thing: string }
  | { readonly type: 'put-in'; readonly compartment: string; readonly thing: string }
  | { readonly type: 'take-out'; readonly compartment: string }
  | { readonly type: 'close-door'; readonly compartment: string }
  | { readonly type: 'pull-open'; readonly compartment: string }
  | { readonly type: 'jam-door'; readonly compartment: string; readonly jammed: boolean }
  | { readonly type: 'load-paper'; readonly paper: 'plenty' | 'near-end' | 'out' }
  | { readonly type: 'cover'; readonly cover: 'open' | 'closed' }
  | { readonly type: 'fault'; readonly device: DeviceName; readonly fault: Fault }
  | { readonly type: 'heal'; readonly device: DeviceName }
  | { readonly type: 'cut-network' }
  | { readonly type: 'restore-network' }
  | { readonly type: 'cut-power' }
  | { readonly type: 'restore-power' }
);

/** `GET /api/papers`: every layout that is printed; pictures at `/api/papers/<kind>/<medium>/<zh|both>.png`. */
export interface PaperSamples {
  readonly papers: readonly PaperSample[];
}
export interface PaperSample {
  readonly kind: string;
  readonly title: Words;
  readonly media: readonly PaperMedium[];
  /** What is read aloud: from the same content that is printed. */
  readonly lines: readonly Words[];
}
export type PaperMedium = 'slip-58' | 'slip-80' | 'page';
