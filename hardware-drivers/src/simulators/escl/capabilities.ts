import { reply, element } from './answers.ts';
import { largest, type ScannerSettings } from './settings.ts';

const colourModes = ['BlackAndWhite1', 'Grayscale8', 'RGB24'];
const formats = ['image/jpeg', 'image/png'];

const each = (name: string, values: readonly string[]) =>
  values.map((value) => element(name, value)).join('');

const resolution = (dpi: number) =>
  element(
    'scan:DiscreteResolution',
    element('scan:XResolution', dpi),
    element('scan:YResolution', dpi),
  );

const profile = (resolutions: readonly number[]) =>
  element(
    'scan:SettingProfile',
    element('scan:ColorModes', each('scan:ColorMode', colourModes)),
    element(
      'scan:DocumentFormats',
      each('pwg:DocumentFormat', formats),
      each('scan:DocumentFormatExt', formats),
    ),
    element(
      'scan:SupportedResolutions',
      element('scan:DiscreteResolutions', ...resolutions.map(resolution)),
    ),
  );

const pathCapabilities = (resolutions: readonly number[]) =>
  [
    element('scan:MinWidth', 16),
    element('scan:MaxWidth', largest.width),
    element('scan:MinHeight', 16),
    element('scan:MaxHeight', largest.height),
    element('scan:MaxScanRegions', 1),
    element('scan:SettingProfiles', profile(resolutions)),
    element('scan:SupportedIntents', element('scan:Intent', 'Document')),
  ].join('');

const platen = (path: string) => element('scan:Platen', element('scan:PlatenInputCaps', path));
const feeder = (path: string) =>
  element(
    'scan:Adf',
    element('scan:AdfSimplexInputCaps', path),
    element('scan:FeederCapacity', 50),
    element('scan:AdfOptions', element('scan:AdfOption', 'DetectPaperLoaded')),
  );

/** What it answers to GET ScannerCapabilities. */
export function capabilitiesXml(settings: ScannerSettings): string {
  const path = pathCapabilities(settings.resolutions);
  return reply(
    'scan:ScannerCapabilities',
    element('pwg:MakeAndModel', settings.model),
    element('pwg:SerialNumber', settings.serialNumber),
    element('scan:UUID', '00000000-0000-4000-8000-000000000001'),
    settings.platen ? platen(path) : '',
    settings.feeder ? feeder(path) : '',
  );
}
