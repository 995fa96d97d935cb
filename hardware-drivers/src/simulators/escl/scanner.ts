import { esclNamespace, parseSettings, pwgNamespace } from '../../drivers/escl/messages.ts';
import { firstText } from '../../drivers/escl/xml.ts';
import type { HttpRequest, HttpResponse } from '../../transport/connection.ts';
import type { HttpBrain, SimulatorPorts } from '../simulator.ts';

export interface Sheet {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Makes the picture a scanner would deliver of a sheet: at this size, in these colours, in this format. */
export type Render = (
  sheet: Sheet,
  wanted: {
    readonly width: number;
    readonly height: number;
    readonly colourMode: string;
    readonly format: string;
  },
) => Promise<Sheet>;

export interface ScannerSettings {
  readonly model: string;
  readonly serialNumber: string;
  readonly resolutions: readonly number[];
  readonly feeder: boolean;
  readonly platen: boolean;
  /** How it says that there are no more pages. */
  readonly endOfPages: 404 | 409 | 410;
  /** Left out, sheets are delivered as they are. */
  readonly render?: Render;
}

export const usualScanner: ScannerSettings = {
  model: 'Banshi Scanner Simulator',
  serialNumber: 'SIM-0001',
  resolutions: [100, 200, 300, 600],
  feeder: true,
  platen: true,
  endOfPages: 404,
};

/** What the feeder says in each of its faults. */
const feederFaults = {
  jam: 'ScannerAdfJam',
  mispick: 'ScannerAdfMispick',
  multipick: 'ScannerAdfMultipickDetected',
  'door-open': 'ScannerAdfDoorOpen',
  'hatch-open': 'ScannerAdfHatchOpen',
} as const;
export const scannerFaults = [
  'none',
  'jam',
  'mispick',
  'multipick',
  'door-open',
  'hatch-open',
  'stopped',
  'down',
] as const;
export type ScannerFault = (typeof scannerFaults)[number];

export interface ScannerWorld {
  /** Lays a sheet on the glass, replacing what was there. */
  placeOnPlaten(sheet: Sheet): void;
  clearPlaten(): void;
  loadFeeder(...sheets: readonly Sheet[]): void;
  emptyFeeder(): void;
  readonly inFeeder: number;
  readonly onPlaten: boolean;
  fault(fault: ScannerFault): void;
  /** The feeder jams when this many further sheets have passed; null takes it back. */
  jamAfter(sheets: number | null): void;
  readonly jobs: number;
}

interface Job {
  readonly id: string;
  readonly source: 'Platen' | 'Feeder';
  readonly wanted: {
    readonly width: number;
    readonly height: number;
    readonly colourMode: string;
    readonly format: string;
  };
  state: 'Processing' | 'Completed' | 'Canceled' | 'Aborted';
  images: number;
  done: boolean;
  cancelTimeout?: () => void;
}

const abandonedMs = 20_000;

const plain = (status: number): HttpResponse => ({ status, headers: {}, body: new Uint8Array(0) });
const xml = (body: string): HttpResponse => {
  const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, 'utf8');
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'content-length': String(bytes.length) },
    body: bytes,
  };
};
const namespaces = `xmlns:pwg="${pwgNamespace}" xmlns:scan="${esclNamespace}"`;

/** An eSCL scanner with glass and feeder. */
export function esclBrain(
  { chance, clock }: SimulatorPorts,
  settings: ScannerSettings = usualScanner,
): HttpBrain<ScannerWorld> {
  let platen: Sheet | undefined;
  let feeder: Sheet[] = [];
  let fault: ScannerFault = 'none';
  let jamsAfter: number | null = null;
  let jobs: Job[] = [];

  const adfState = () => {
    if (fault !== 'none' && fault !== 'stopped' && fault !== 'down') return feederFaults[fault];
    return feeder.length > 0 ? 'ScannerAdfLoaded' : 'ScannerAdfEmpty';
  };
  const running = () => jobs.find((job) => job.state === 'Processing');

  function capabilities(): string {
    const caps = `<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth><scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles><scan:SettingProfile><scan:ColorModes><scan:ColorMode>BlackAndWhite1</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><pwg:DocumentFormat>image/png</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt><scan:DocumentFormatExt>image/png</scan:DocumentFormatExt></scan:DocumentFormats><scan:SupportedResolutions><scan:DiscreteResolutions>${settings.resolutions
      .map(
        (dpi) =>
          `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
      )
      .join(
        '',
      )}</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles><scan:SupportedIntents><scan:Intent>Document</scan:Intent></scan:SupportedIntents>`;
    return `<scan:ScannerCapabilities ${namespaces}><pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>${settings.model}</pwg:MakeAndModel><pwg:SerialNumber>${settings.serialNumber}</pwg:SerialNumber><scan:UUID>00000000-0000-4000-8000-000000000001</scan:UUID>${settings.platen ? `<scan:Platen><scan:PlatenInputCaps>${caps}</scan:PlatenInputCaps></scan:Platen>` : ''}${settings.feeder ? `<scan:Adf><scan:AdfSimplexInputCaps>${caps}</scan:AdfSimplexInputCaps><scan:FeederCapacity>50</scan:FeederCapacity><scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption></scan:AdfOptions></scan:Adf>` : ''}</scan:ScannerCapabilities>`;
  }

  function status(): string {
    const well = running() ? 'Processing' : 'Idle';
    const state = fault === 'none' ? well : fault === 'down' ? 'Down' : 'Stopped';
    const list = jobs
      .map((job) => {
        const reason = {
          Processing: 'JobScanning',
          Completed: 'JobCompletedSuccessfully',
          Canceled: 'JobCanceledByUser',
          Aborted: 'AbortedBySystem',
        }[job.state];
        return `<scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/${job.id}</pwg:JobUri><pwg:JobUuid>${job.id}</pwg:JobUuid><scan:Age>1</scan:Age><pwg:ImagesCompleted>${job.images}</pwg:ImagesCompleted><pwg:ImagesToTransfer>0</pwg:ImagesToTransfer><pwg:JobState>${job.state}</pwg:JobState><pwg:JobStateReasons><pwg:JobStateReason>${reason}</pwg:JobStateReason></pwg:JobStateReasons></scan:JobInfo>`;
      })
      .join('');
    return `<scan:ScannerStatus ${namespaces}><pwg:Version>2.63</pwg:Version><pwg:State>${state}</pwg:State>${settings.feeder ? `<scan:AdfState>${adfState()}</scan:AdfState>` : ''}<scan:Jobs>${list}</scan:Jobs></scan:ScannerStatus>`;
  }

  function start(request: HttpRequest): HttpResponse {
    const ticket = parseSettings(request.body ?? new Uint8Array(0));
    if (!ticket) return plain(400);
    if (running()) return { ...plain(503), headers: { 'retry-after': '1' } };
    if (fault !== 'none') return plain(409);
    const source = firstText(ticket, 'InputSource') === 'Feeder' ? 'Feeder' : 'Platen';
    const dpi = Number(firstText(ticket, 'XResolution') ?? 300);
    if (!settings.resolutions.includes(dpi)) return plain(409);
    if (source === 'Feeder' ? !settings.feeder : !settings.platen) return plain(409);
    if (source === 'Feeder' && feeder.length === 0) return plain(409);
    const region = (name: string, otherwise: number) => {
      const value = Number(firstText(ticket, 'ScanRegions', 'ScanRegion', name) ?? otherwise);
      return Math.max(1, Math.round((Math.min(value, otherwise) * dpi) / 300));
    };
    const job: Job = {
      id: chance.uuid(),
      source,
      wanted: {
        width: region('Width', 2550),
        height: region('Height', 3508),
        colourMode: firstText(ticket, 'ColorMode') ?? 'RGB24',
        format:
          firstText(ticket, 'DocumentFormatExt') ??
          firstText(ticket, 'DocumentFormat') ??
          'image/jpeg',
      },
      state: 'Processing',
      images: 0,
      done: false,
    };
    jobs = [job, ...jobs].slice(0, 5);
    touch(job);
    return { ...plain(201), headers: { location: `/eSCL/ScanJobs/${job.id}` } };
  }

  /** A job nobody fetches from is given up, or one lost answer would block the scanner for good. */
  function touch(job: Job): void {
    job.cancelTimeout?.();
    job.cancelTimeout = clock.after(abandonedMs, () => {
      if (job.state === 'Processing') job.state = 'Aborted';
    });
  }

  function nextSheet(job: Job): Sheet | undefined {
    if (fault !== 'none') {
      job.state = 'Aborted';
      return undefined;
    }
    if (job.source === 'Platen') {
      if (job.done) return undefined;
      job.done = true;
      return platen;
    }
    if (jamsAfter === 0) {
      jamsAfter = null;
      fault = 'jam';
      job.state = 'Aborted';
      return undefined;
    }
    if (jamsAfter !== null) jamsAfter -= 1;
    return feeder.shift();
  }

  async function next(job: Job): Promise<HttpResponse> {
    if (job.state !== 'Processing') return plain(settings.endOfPages);
    const sheet = nextSheet(job);
    if (!sheet) {
      if (job.state === 'Processing') job.state = 'Completed';
      return plain(settings.endOfPages);
    }
    touch(job);
    job.images += 1;
    const picture = settings.render ? await settings.render(sheet, job.wanted) : sheet;
    return {
      status: 200,
      headers: {
        'content-type': picture.mediaType,
        'content-length': String(picture.bytes.length),
      },
      body: picture.bytes,
    };
  }

  return {
    medium: 'http',
    world: {
      placeOnPlaten: (sheet) => void (platen = sheet),
      clearPlaten: () => void (platen = undefined),
      loadFeeder: (...sheets) => void feeder.push(...sheets),
      emptyFeeder: () => void (feeder = []),
      get inFeeder() {
        return feeder.length;
      },
      get onPlaten() {
        return platen !== undefined;
      },
      fault: (now) => void (fault = now),
      jamAfter: (sheets) => void (jamsAfter = sheets),
      get jobs() {
        return jobs.length;
      },
    },
    async handle(request) {
      const path = request.path.replace(/^.*\/eSCL(?=\/)/, '').replace(/\/$/, '');
      if (request.method === 'GET' && path === '/ScannerCapabilities') return xml(capabilities());
      if (request.method === 'GET' && path === '/ScannerStatus') return xml(status());
      if (request.method === 'POST' && path === '/ScanJobs') return start(request);
      const [, id, rest] = /^\/ScanJobs\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
      const job = jobs.find((each) => each.id === id);
      if (!job) return plain(404);
      if (request.method === 'GET' && rest === 'NextDocument') return await next(job);
      if (request.method === 'DELETE' && rest === undefined) {
        if (job.state === 'Processing') job.state = 'Canceled';
        return plain(200);
      }
      return plain(404);
    },
    powerUp() {
      jobs = [];
    },
  };
}
