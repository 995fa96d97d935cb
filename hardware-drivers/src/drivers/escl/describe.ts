import type { Described } from '../../definition/driver.ts';
import { parseCapabilities, parseStatus } from './messages.ts';

/** An HTTP message of an eSCL conversation, in words. */
export function describeEscl(frame: Uint8Array): Described | undefined {
  const text = Buffer.from(frame).toString('latin1');
  const request = /^([A-Z]+) (\S+) HTTP/.exec(text);
  if (request)
    return { direction: 'host->device', meaning: `${request[1] ?? ''} ${request[2] ?? ''}` };
  const response = /^HTTP\/1\.[01] (\d{3})/.exec(text);
  if (!response) return undefined;
  const status = Number(response[1]);
  const body = frame.subarray(text.indexOf('\r\n\r\n') + 4);
  const said = saidBy(body, text, status);
  return { direction: 'device->host', meaning: `${status}${said === '' ? '' : `: ${said}`}` };
}

function saidBy(body: Uint8Array, text: string, status: number): string {
  const scanner = parseStatus(body);
  if (scanner)
    return `scanner ${scanner.state}${scanner.adfState === undefined ? '' : `, ${scanner.adfState}`}`;
  const capabilities = parseCapabilities(body);
  if (capabilities) return `capabilities of ${capabilities.model ?? 'a scanner'}`;
  const location = /\r\nlocation: *(\S+)/i.exec(text)?.[1];
  if (status === 201 && location !== undefined) return `job ${location}`;
  return body.length > 0 ? `${body.length} bytes` : '';
}
