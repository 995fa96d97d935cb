import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';

describe('a device address', () => {
  it.each([
    [
      'serial:/dev/ttyUSB0?baudRate=115200&parity=even',
      { scheme: 'serial', path: '/dev/ttyUSB0', baudRate: 115200, parity: 'even' },
    ],
    ['tcp://10.0.0.7:9100', { scheme: 'tcp', host: '10.0.0.7', port: 9100 }],
    ['tcp://[::1]:9100', { scheme: 'tcp', host: '::1', port: 9100 }],
    ['http://10.0.0.8/eSCL/', { scheme: 'http', url: 'http://10.0.0.8/eSCL', ipp: false }],
    [
      'ipp://localhost/ipp/print',
      { scheme: 'http', url: 'http://localhost:631/ipp/print', ipp: true },
    ],
    [
      'ipps://localhost:8631/ipp/print',
      { scheme: 'http', url: 'https://localhost:8631/ipp/print', ipp: true },
    ],
    ['usb:0400:C35A', { scheme: 'usb', vendorId: 0x0400, productId: 0xc35a }],
    ['hid:0801:0002', { scheme: 'hid', vendorId: 0x0801, productId: 2 }],
    ['pcsc:Virtual PCD 00 00', { scheme: 'pcsc', reader: 'Virtual PCD 00 00' }],
    ['replay:wire.jsonl', { scheme: 'replay', file: 'wire.jsonl' }],
    ['sim:reader', { scheme: 'sim', name: 'reader' }],
  ])('reads %s', (text, parsed) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: { text, ...parsed } });
  });

  it.each([
    '',
    '/dev/ttyUSB0',
    'serial:',
    'serial:/dev/x?baudRate=fast',
    'serial:/dev/x?speed=1',
    'tcp://host',
    'tcp://host:99999',
    'usb:1:2',
    'ftp://x',
  ])('refuses "%s" and says what the form is', (text) => {
    const parsed = parseAddress(text);
    expect(parsed).toMatchObject({ ok: false, failure: { code: 'invalid-request', sent: false } });
    if (!parsed.ok) expect(parsed.failure.message).toMatch(/expected|allowed/);
  });
});
