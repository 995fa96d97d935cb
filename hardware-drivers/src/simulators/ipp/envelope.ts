import { decodeIpp, encodeIpp, groups, type IppMessage } from '../../drivers/ipp/codec.ts';
import * as ipp from '../../drivers/ipp/values.ts';
import { textsOf, type IppAttributes } from '../../drivers/ipp/values.ts';
import { statuses } from '../../drivers/ipp/words.ts';
import type { HttpRequest, HttpResponse } from '../../transport/connection.ts';
import type { Answer } from './answer.ts';

type Obey = (message: IppMessage, operation: IppAttributes, host: string) => Answer;

/** What RFC 8011 4.1 asks of every request, whatever its operation. */
function judge(message: IppMessage, newestMajor: number, obey: Obey): Answer {
  if (message.requestId < 1) return { status: 'client-error-bad-request' };
  const major = message.version >> 8;
  if (major < 1 || major > newestMajor) return { status: 'server-error-version-not-supported' };
  const [first] = message.groups;
  if (first?.tag !== groups.operation) return { status: 'client-error-bad-request' };
  const operation = first.attributes;
  const [one, two] = [...operation.keys()];
  if (one !== 'attributes-charset' || two !== 'attributes-natural-language')
    return { status: 'client-error-bad-request' };
  const [charset = ''] = textsOf(operation.get('attributes-charset'));
  if (!/^(utf-8|us-ascii)$/i.test(charset)) return { status: 'client-error-charset-not-supported' };
  const target = textsOf(operation.get('printer-uri'))[0] ?? textsOf(operation.get('job-uri'))[0];
  if (target === undefined) return { status: 'client-error-bad-request' };
  const host = operation.has('printer-uri') ? target : target.replace(/\/\d+$/, '');
  return obey(message, operation, host);
}

function encode(answer: Answer, message: IppMessage | undefined): Uint8Array {
  const known = message && message.version >> 8 >= 1 && message.version >> 8 <= 2;
  return encodeIpp({
    version: known ? message.version : 0x0101,
    code: statuses[answer.status],
    requestId: message?.requestId ?? 0,
    groups: [
      {
        tag: groups.operation,
        attributes: new Map([
          ['attributes-charset', ipp.charset('utf-8')],
          ['attributes-natural-language', ipp.language('en')],
          ...(answer.status === 'successful-ok'
            ? []
            : [['status-message', ipp.plainText(answer.status)] as const]),
        ]),
      },
      ...(answer.groups ?? []),
    ],
    data: new Uint8Array(0),
  });
}

/** Opens an IPP message posted over HTTP (RFC 8010), has it obeyed, and wraps the answer. */
export function answerPost(request: HttpRequest, newestMajor: number, obey: Obey): HttpResponse {
  const message = decodeIpp(request.body ?? new Uint8Array(0));
  const type = Object.entries(request.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1];
  if (type !== undefined && !type.startsWith('application/ipp'))
    return { status: 415, headers: {}, body: new Uint8Array(0) };
  const answer: Answer = message
    ? judge(message, newestMajor, obey)
    : { status: 'client-error-bad-request' };
  const body = encode(answer, message);
  return {
    status: 200,
    headers: { 'content-type': 'application/ipp', 'content-length': String(body.length) },
    body,
  };
}
