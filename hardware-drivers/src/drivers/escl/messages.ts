import type {
  ScanColour,
  ScannerAbilities,
  ScanSource,
} from '../../capability/document-scanner.ts';
import { all, firstText, parseXml, texts, type Node } from './xml.ts';

export const esclNamespace = 'http://schemas.hp.com/imaging/escl/2011/05/03';
export const pwgNamespace = 'http://www.pwg.org/schemas/2010/12/sm';

/** What one paper path can do. Sizes in 1/300 inch. */
export interface PathAbilities {
  readonly maxWidth: number;
  readonly maxHeight: number;
  readonly resolutions: readonly number[];
  readonly colourModes: readonly string[];
  readonly formats: readonly string[];
}

export interface Capabilities {
  readonly model?: string;
  readonly serialNumber?: string;
  readonly platen?: PathAbilities;
  readonly feeder?: PathAbilities;
  readonly duplex?: PathAbilities;
}

const colourModes = {
  colour: 'RGB24',
  grey: 'Grayscale8',
  'black-and-white': 'BlackAndWhite1',
} as const satisfies Record<ScanColour, string>;

function path(node: unknown): PathAbilities | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const profiles = all(node, 'SettingProfiles', 'SettingProfile');
  const inProfiles = (...names: string[]) => [
    ...new Set(profiles.flatMap((profile) => texts(profile, ...names))),
  ];
  const number = (name: string, otherwise: number) => {
    const value = Number(firstText(node, name));
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  };
  const resolutions = inProfiles(
    'SupportedResolutions',
    'DiscreteResolutions',
    'DiscreteResolution',
    'XResolution',
  )
    .map(Number)
    .filter((value) => Number.isInteger(value) && value > 0);
  return {
    // A4 when the scanner does not say.
    maxWidth: number('MaxWidth', 2480),
    maxHeight: number('MaxHeight', 3508),
    resolutions: resolutions.sort((a, b) => a - b),
    colourModes: inProfiles('ColorModes', 'ColorMode'),
    formats: [
      ...new Set([
        ...inProfiles('DocumentFormats', 'DocumentFormat'),
        ...inProfiles('DocumentFormats', 'DocumentFormatExt'),
      ]),
    ],
  };
}

export function parseCapabilities(body: Uint8Array): Capabilities | undefined {
  const root = parseXml(body, 'ScannerCapabilities');
  if (!root) return undefined;
  const optional = <K extends keyof Capabilities>(key: K, value: Capabilities[K] | undefined) =>
    value === undefined ? {} : { [key]: value };
  return {
    ...optional('model', firstText(root, 'MakeAndModel')),
    ...optional('serialNumber', firstText(root, 'SerialNumber')),
    ...optional('platen', path(all(root, 'Platen', 'PlatenInputCaps')[0])),
    ...optional('feeder', path(all(root, 'Adf', 'AdfSimplexInputCaps')[0])),
    ...optional('duplex', path(all(root, 'Adf', 'AdfDuplexInputCaps')[0])),
  };
}

export function abilities(of: Capabilities): ScannerAbilities {
  const paths = [of.platen, of.feeder, of.duplex].filter((each) => each !== undefined);
  const union = <T>(values: readonly T[]) => [...new Set(values)];
  const modes = union(paths.flatMap((each) => each.colourModes));
  const sources: ScanSource[] = [];
  if (of.platen) sources.push('platen');
  if (of.feeder ?? of.duplex) sources.push('feeder');
  return {
    sources,
    resolutions: union(paths.flatMap((each) => each.resolutions)).sort((a, b) => a - b),
    colours: (['colour', 'grey', 'black-and-white'] as const).filter((colour) =>
      modes.includes(colourModes[colour]),
    ),
    mediaTypes: union(paths.flatMap((each) => each.formats)),
    duplex: of.duplex !== undefined,
  };
}

export interface ScannerStatus {
  readonly state: string;
  readonly adfState?: string;
  readonly jobs: readonly {
    readonly uri: string;
    readonly state: string;
    readonly reasons: readonly string[];
    readonly images: number;
  }[];
}

export function parseStatus(body: Uint8Array): ScannerStatus | undefined {
  const root = parseXml(body, 'ScannerStatus');
  const state = root && firstText(root, 'State');
  if (!root || state === undefined) return undefined;
  const adfState = firstText(root, 'AdfState');
  return {
    state,
    ...(adfState === undefined ? {} : { adfState }),
    jobs: all(root, 'Jobs', 'JobInfo').map((job: unknown) => ({
      uri: firstText(job, 'JobUri') ?? '',
      state: firstText(job, 'JobState') ?? '',
      reasons: texts(job, 'JobStateReasons', 'JobStateReason'),
      images: Number(firstText(job, 'ImagesCompleted') ?? 0),
    })),
  };
}

export interface WireSettings {
  readonly source: 'Platen' | 'Feeder';
  readonly colourMode: string;
  readonly format: string;
  readonly resolution: number;
  readonly duplex: boolean;
  readonly width: number;
  readonly height: number;
}

export const colourMode = (colour: ScanColour): string => colourModes[colour];

/** The job ticket, element by element in the order that scanners are known to take. */
export function scanSettings(settings: WireSettings): Uint8Array {
  const { source, colourMode: mode, format, resolution, duplex, width, height } = settings;
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:pwg="${pwgNamespace}" xmlns:scan="${esclNamespace}">
  <pwg:Version>2.0</pwg:Version>
  <pwg:ScanRegions>
    <pwg:ScanRegion>
      <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
      <pwg:XOffset>0</pwg:XOffset>
      <pwg:YOffset>0</pwg:YOffset>
      <pwg:Width>${width}</pwg:Width>
      <pwg:Height>${height}</pwg:Height>
    </pwg:ScanRegion>
  </pwg:ScanRegions>
  <pwg:InputSource>${source}</pwg:InputSource>
  <scan:ColorMode>${mode}</scan:ColorMode>
  <pwg:DocumentFormat>${format}</pwg:DocumentFormat>
  <scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>
  <scan:XResolution>${resolution}</scan:XResolution>
  <scan:YResolution>${resolution}</scan:YResolution>${source === 'Feeder' ? `\n  <scan:Duplex>${duplex}</scan:Duplex>` : ''}
</scan:ScanSettings>
`,
    'utf8',
  );
}

export function parseSettings(body: Uint8Array): Node | undefined {
  return parseXml(body, 'ScanSettings');
}
