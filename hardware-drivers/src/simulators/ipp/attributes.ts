import * as ipp from '../../drivers/ipp/values.ts';
import type { IppValue } from '../../drivers/ipp/values.ts';
import { operations } from '../../drivers/ipp/words.ts';

export interface PrinterFacts {
  readonly name: string;
  readonly uri: string;
  readonly now: number;
  readonly upSeconds: number;
  readonly state: number;
  readonly reasons: readonly string[];
  readonly accepting: boolean;
  readonly queued: number;
  readonly tonerPercent: number;
  readonly paperSheets: number;
}

export const formats = [
  'application/octet-stream',
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/pwg-raster',
];
export const maxCopies = 99;
export const sidesSupported = ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'];
const media = ['iso_a4_210x297mm', 'iso_a5_148x210mm', 'na_letter_8.5x11in'];
/** Hundredths of a millimetre. */
const sizes = [
  [21_000, 29_700],
  [14_800, 21_000],
  [21_590, 27_940],
] as const;
const margin = 420;

const sizeOf = ([x, y]: readonly [number, number]) =>
  ipp.collection({ 'x-dimension': ipp.integer(x), 'y-dimension': ipp.integer(y) });
const mediaCol = (size: readonly [number, number]) => ({
  'media-size': sizeOf(size),
  'media-bottom-margin': ipp.integer(margin),
  'media-left-margin': ipp.integer(margin),
  'media-right-margin': ipp.integer(margin),
  'media-top-margin': ipp.integer(margin),
  'media-source': ipp.keyword('main'),
  'media-type': ipp.keyword('stationery'),
});

const jobTemplate = (): Readonly<Record<string, readonly IppValue[]>> => ({
  'copies-default': ipp.integer(1),
  'copies-supported': ipp.range(1, maxCopies),
  'finishings-default': ipp.enumeration(3),
  'finishings-supported': ipp.enumeration(3),
  'job-priority-default': ipp.integer(50),
  'job-priority-supported': ipp.integer(1),
  'job-sheets-default': ipp.keyword('none'),
  'job-sheets-supported': ipp.keyword('none'),
  'media-default': ipp.keyword('iso_a4_210x297mm'),
  'media-supported': ipp.keyword(...media),
  'media-ready': ipp.keyword('iso_a4_210x297mm'),
  'media-col-default': ipp.collection(mediaCol(sizes[0])),
  'media-col-ready': ipp.collection(mediaCol(sizes[0])),
  'media-col-supported': ipp.keyword(
    'media-size',
    'media-bottom-margin',
    'media-left-margin',
    'media-right-margin',
    'media-top-margin',
    'media-source',
    'media-type',
  ),
  'media-size-supported': sizes.flatMap((size) => sizeOf(size)),
  'media-source-supported': ipp.keyword('main'),
  'media-type-supported': ipp.keyword('stationery'),
  'media-bottom-margin-supported': ipp.integer(margin),
  'media-left-margin-supported': ipp.integer(margin),
  'media-right-margin-supported': ipp.integer(margin),
  'media-top-margin-supported': ipp.integer(margin),
  'number-up-default': ipp.integer(1),
  'number-up-supported': ipp.integer(1),
  'orientation-requested-default': ipp.enumeration(3),
  'orientation-requested-supported': ipp.enumeration(3, 4, 5, 6),
  'output-bin-default': ipp.keyword('face-down'),
  'output-bin-supported': ipp.keyword('face-down'),
  'overrides-supported': ipp.keyword('document-number', 'pages'),
  'page-ranges-supported': ipp.boolean(true),
  'print-color-mode-default': ipp.keyword('auto'),
  'print-color-mode-supported': ipp.keyword('auto', 'color', 'monochrome'),
  'print-content-optimize-default': ipp.keyword('auto'),
  'print-content-optimize-supported': ipp.keyword('auto'),
  'print-quality-default': ipp.enumeration(4),
  'print-quality-supported': ipp.enumeration(3, 4, 5),
  'print-rendering-intent-default': ipp.keyword('auto'),
  'print-rendering-intent-supported': ipp.keyword('auto'),
  'printer-resolution-default': ipp.resolution(600),
  'printer-resolution-supported': ipp.resolution(300, 600),
  'sides-default': ipp.keyword('one-sided'),
  'sides-supported': ipp.keyword(...sidesSupported),
});

/** Everything a printer of RFC 8011 and IPP Everywhere says about itself. */
export function printerAttributes(
  facts: PrinterFacts,
): Readonly<Record<string, readonly IppValue[]>> {
  const web = facts.uri.replace(/^ipp/, 'http').replace(/\/ipp\/print.*$/, '/');
  return {
    'charset-configured': ipp.charset('utf-8'),
    'charset-supported': ipp.charset('utf-8'),
    'color-supported': ipp.boolean(true),
    'compression-supported': ipp.keyword('none'),
    'document-format-default': ipp.mime('application/octet-stream'),
    'document-format-supported': ipp.mime(...formats),
    'generated-natural-language-supported': ipp.language('en'),
    'identify-actions-default': ipp.keyword('display'),
    'identify-actions-supported': ipp.keyword('display'),
    'ipp-features-supported': ipp.keyword('ipp-everywhere'),
    'ipp-versions-supported': ipp.keyword('1.1', '2.0'),
    'job-creation-attributes-supported': ipp.keyword(
      'copies',
      'finishings',
      'job-name',
      'media',
      'media-col',
      'orientation-requested',
      'page-ranges',
      'print-color-mode',
      'print-quality',
      'printer-resolution',
      'sides',
    ),
    'job-ids-supported': ipp.boolean(true),
    'marker-names': ipp.nameText('Black Toner'),
    'marker-types': ipp.keyword('toner'),
    'marker-colors': ipp.nameText('#000000'),
    'marker-levels': ipp.integer(facts.tonerPercent),
    'marker-low-levels': ipp.integer(10),
    'marker-high-levels': ipp.integer(100),
    'multiple-document-handling-default': ipp.keyword('separate-documents-collated-copies'),
    'multiple-document-handling-supported': ipp.keyword(
      'separate-documents-collated-copies',
      'separate-documents-uncollated-copies',
    ),
    'multiple-document-jobs-supported': ipp.boolean(false),
    'multiple-operation-time-out': ipp.integer(60),
    'multiple-operation-time-out-action': ipp.keyword('abort-job'),
    'natural-language-configured': ipp.language('en'),
    'operations-supported': ipp.enumeration(...Object.values(operations)),
    'pages-per-minute': ipp.integer(30),
    'pages-per-minute-color': ipp.integer(30),
    'pdl-override-supported': ipp.keyword('attempted'),
    'preferred-attributes-supported': ipp.boolean(false),
    'printer-config-change-date-time': ipp.dateTime(facts.now - facts.upSeconds * 1000),
    'printer-config-change-time': ipp.integer(1),
    'printer-current-time': ipp.dateTime(facts.now),
    'printer-device-id': ipp.plainText('MFG:Banshi;MDL:Printer Simulator;CMD:PDF,JPEG,PWGRaster;'),
    'printer-geo-location': ipp.unknown(),
    'printer-get-attributes-supported': ipp.keyword('document-format'),
    'printer-icons': ipp.uri(`${web}icon.png`),
    'printer-info': ipp.plainText(facts.name),
    'printer-input-tray': ipp.octets(
      `type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity=250;level=${facts.paperSheets};status=0;name=main;`,
    ),
    'printer-is-accepting-jobs': ipp.boolean(facts.accepting),
    'printer-location': ipp.plainText('24-hour area'),
    'printer-make-and-model': ipp.plainText(facts.name),
    'printer-more-info': ipp.uri(web),
    'printer-name': ipp.nameText('kiosk'),
    'printer-organization': ipp.plainText(''),
    'printer-organizational-unit': ipp.plainText(''),
    'printer-state': ipp.enumeration(facts.state),
    'printer-state-change-date-time': ipp.dateTime(facts.now),
    'printer-state-change-time': ipp.integer(facts.upSeconds),
    'printer-state-message': ipp.plainText(facts.reasons.join(', ')),
    'printer-state-reasons': ipp.keyword(...(facts.reasons.length > 0 ? facts.reasons : ['none'])),
    'printer-supply': ipp.octets(
      `index=1;class=supplyThatIsConsumed;type=toner;unit=percent;maxcapacity=100;level=${facts.tonerPercent};colorantname=black;`,
    ),
    'printer-supply-description': ipp.plainText('Black Toner'),
    'printer-supply-info-uri': ipp.uri(`${web}supplies`),
    'printer-up-time': ipp.integer(facts.upSeconds),
    'printer-uri-supported': ipp.uri(facts.uri),
    'printer-uuid': ipp.uri('urn:uuid:00000000-0000-4000-8000-000000000631'),
    'pwg-raster-document-resolution-supported': ipp.resolution(300, 600),
    'pwg-raster-document-sheet-back': ipp.keyword('normal'),
    'pwg-raster-document-type-supported': ipp.keyword('sgray_8', 'srgb_8'),
    'queued-job-count': ipp.integer(facts.queued),
    'uri-authentication-supported': ipp.keyword('none'),
    'uri-security-supported': ipp.keyword('none'),
    'which-jobs-supported': ipp.keyword('completed', 'not-completed'),
    ...jobTemplate(),
  };
}

/** Only told when asked for by name. */
export const mediaDatabase = (): readonly IppValue[] =>
  ipp.collection(...sizes.map((size) => mediaCol(size)));
