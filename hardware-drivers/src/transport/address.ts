import type { Failed, Ok } from '../command/outcome.ts';
import { failed, ok } from '../command/outcome.ts';

export type Parity = 'none' | 'even' | 'odd';

/** Where a device is, parsed. `text` is the address as it was written. */
export type Address = { readonly text: string } & (
  | {
      readonly scheme: 'serial';
      readonly path: string;
      readonly baudRate?: number;
      readonly dataBits?: 7 | 8;
      readonly parity?: Parity;
      readonly stopBits?: 1 | 2;
    }
  | { readonly scheme: 'tcp'; readonly host: string; readonly port: number }
  /** http, https, ipp and ipps; `url` is always the http(s) form, without a trailing slash. */
  | { readonly scheme: 'http'; readonly url: string; readonly ipp: boolean }
  | { readonly scheme: 'usb'; readonly vendorId: number; readonly productId: number }
  | { readonly scheme: 'hid'; readonly vendorId: number; readonly productId: number }
  | { readonly scheme: 'pcsc'; readonly reader: string }
  /** `camera`: a V4L2 device whose frames ffmpeg writes there; `test` for its test picture. */
  | {
      readonly scheme: 'folder';
      readonly path: string;
      readonly camera?: string;
      /** Of the camera's whole pictures, e.g. `2592x1944`; default: the camera's own. */
      readonly size?: string;
    }
  | { readonly scheme: 'replay'; readonly file: string }
  | { readonly scheme: 'sim'; readonly name: string }
);

export type Scheme = Address['scheme'];

export const addressForms: Readonly<Record<Scheme, string>> = {
  serial: 'serial:/dev/ttyUSB0?baudRate=115200',
  tcp: 'tcp://host:port',
  http: 'http://host/path or ipp://host/path',
  usb: 'usb:0400:c35a',
  hid: 'hid:0801:0002',
  pcsc: 'pcsc:<reader name>',
  folder: 'folder:/path/to/frames or folder:/path/to/frames?camera=/dev/video0 or …&size=2592x1944',
  replay: 'replay:<recording>',
  sim: 'sim:<name>',
};

const bad = (text: string, why: string): Failed =>
  failed('invalid-request', `address "${text}": ${why}`, { sent: false });

/** Reads an address; a refusal says what the form of this scheme is. */
export function parseAddress(text: string): Ok<Address> | Failed {
  const scheme = /^[a-z]+(?=:)/.exec(text)?.[0];
  const rest = scheme === undefined ? '' : text.slice(scheme.length + 1);
  switch (scheme) {
    case 'serial':
      return parseSerial(text, rest);
    case 'tcp':
      return parseTcp(text);
    case 'http':
    case 'https':
    case 'ipp':
    case 'ipps':
      return parseHttp(text, scheme);
    case 'usb':
    case 'hid': {
      const ids = /^([0-9a-f]{4}):([0-9a-f]{4})$/i.exec(rest);
      if (!ids?.[1] || !ids[2]) return bad(text, `expected ${addressForms[scheme]}`);
      return ok({
        text,
        scheme,
        vendorId: Number.parseInt(ids[1], 16),
        productId: Number.parseInt(ids[2], 16),
      });
    }
    case 'pcsc':
      return ok({ text, scheme, reader: rest });
    case 'folder':
      return parseFolder(text, rest);
    case 'replay':
      return rest ? ok({ text, scheme, file: rest }) : bad(text, `expected ${addressForms.replay}`);
    case 'sim':
      return rest ? ok({ text, scheme, name: rest }) : bad(text, `expected ${addressForms.sim}`);
    default:
      return bad(text, `expected one of ${Object.values(addressForms).join(', ')}`);
  }
}

function parseFolder(text: string, rest: string): Ok<Address> | Failed {
  const parts = /^([^?]+)(?:\?camera=(\/[^?&]+|test)(?:&size=(\d{3,4}x\d{3,4}))?)?$/.exec(rest);
  if (!parts?.[1]) return bad(text, `expected ${addressForms.folder}`);
  const [, path, camera, size] = parts;
  return ok({
    text,
    scheme: 'folder',
    path,
    ...(camera === undefined ? {} : { camera }),
    ...(size === undefined ? {} : { size }),
  });
}

function parseSerial(text: string, rest: string): Ok<Address> | Failed {
  const [path = '', query = ''] = rest.split('?', 2);
  if (path === '') return bad(text, `expected ${addressForms.serial}`);
  const settings: { baudRate?: number; dataBits?: 7 | 8; parity?: Parity; stopBits?: 1 | 2 } = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const number = Number(value);
    if (key === 'baudRate' && Number.isInteger(number) && number >= 50 && number <= 4_000_000) {
      settings.baudRate = number;
    } else if (key === 'dataBits' && (number === 7 || number === 8)) settings.dataBits = number;
    else if (key === 'stopBits' && (number === 1 || number === 2)) settings.stopBits = number;
    else if (key === 'parity' && (value === 'none' || value === 'even' || value === 'odd')) {
      settings.parity = value;
    } else {
      return bad(
        text,
        `"${key}=${value}" is not allowed; allowed: baudRate=50…4000000, dataBits=7|8, parity=none|even|odd, stopBits=1|2`,
      );
    }
  }
  return ok({ text, scheme: 'serial', path, ...settings });
}

function parseTcp(text: string): Ok<Address> | Failed {
  const parts = /^tcp:\/\/(\[[0-9a-f:.]+\]|[^:/?#\s]+):(\d{1,5})\/?$/i.exec(text);
  const port = Number(parts?.[2]);
  if (!parts?.[1] || port < 1 || port > 65535) return bad(text, `expected ${addressForms.tcp}`);
  return ok({ text, scheme: 'tcp', host: parts[1].replace(/^\[|\]$/g, ''), port });
}

function parseHttp(text: string, scheme: string): Ok<Address> | Failed {
  if (!URL.canParse(text)) return bad(text, `expected ${addressForms.http}`);
  const ipp = scheme.startsWith('ipp');
  const secure = scheme.endsWith('s');
  const url = new URL(text.replace(/^[a-z]+:/, secure ? 'https:' : 'http:'));
  // RFC 8010: an ipp address without a port means 631.
  if (ipp && url.port === '' && !/^[a-z]+:\/\/[^/]*:80(\/|$)/.test(text)) url.port = '631';
  if (url.hostname === '') return bad(text, `expected ${addressForms.http}`);
  return ok({ text, scheme: 'http', url: url.href.replace(/\/$/, ''), ipp });
}
