import { failed, ok, type Outcome } from '../../command/outcome.ts';
import type { HttpIo } from '../../session/web.ts';
import { decodeIpp, encodeIpp, groups, type IppMessage } from './codec.ts';
import { charset, language, nameText, uri, type IppAttributes, type IppValue } from './values.ts';
import { operations, statuses, statusName, succeededStatus, type Operation } from './words.ts';

export interface Ask {
  readonly operation: Operation;
  readonly attributes?: Readonly<Record<string, readonly IppValue[]>>;
  readonly job?: Readonly<Record<string, readonly IppValue[]>>;
  readonly data?: Uint8Array;
  readonly timeoutMs: number;
}

export interface IppClient {
  /** One request, one answer; any status of the printer's is an answer. */
  ask(io: HttpIo, ask: Ask): Promise<Outcome<IppMessage>>;
  /** Asked again while the printer is busy, for `busyMs`: a busy printer took nothing. */
  patiently(io: HttpIo, ask: Ask, busyMs: number): Promise<Outcome<IppMessage>>;
}

/** What is asked about: the same printer by its ipp address. */
const printerUri = (url: string): string =>
  /^https?:/.test(url) ? url.replace(/^http/, 'ipp') : 'ipp://localhost/ipp/print';

export function requestMessage(
  version: number,
  requestId: number,
  printer: string,
  { operation, attributes = {}, job, data }: Omit<Ask, 'timeoutMs'>,
): IppMessage {
  const { 'job-id': jobId, ...others } = attributes;
  const first: IppAttributes = new Map(
    Object.entries({
      'attributes-charset': charset('utf-8'),
      'attributes-natural-language': language('en'),
      'printer-uri': uri(printer),
      ...(jobId === undefined ? {} : { 'job-id': jobId }),
      'requesting-user-name': nameText('banshi'),
      ...others,
    }),
  );
  return {
    version,
    code: operations[operation],
    requestId,
    groups: [
      { tag: groups.operation, attributes: first },
      ...(job && Object.keys(job).length > 0
        ? [{ tag: groups.job, attributes: new Map(Object.entries(job)) }]
        : []),
    ],
    data: data ?? new Uint8Array(0),
  };
}

const busyRetryMs = 1_000;
const busyStatuses = new Set<number>([statuses['server-error-busy']]);

export function createIppClient(): IppClient {
  let lastId = 0;
  let version = 0x0200;

  async function once(io: HttpIo, question: Ask): Promise<Outcome<IppMessage>> {
    const requestId = (lastId = (lastId % 0x7fffffff) + 1);
    const message = requestMessage(version, requestId, printerUri(io.url), question);
    const answer = await io.request(
      {
        method: 'POST',
        path: '',
        headers: { 'content-type': 'application/ipp', accept: 'application/ipp' },
        body: encodeIpp(message),
      },
      question.timeoutMs,
    );
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    if (status === 503) return failed('printer-busy', 'the printer is busy', { deviceCode: '503' });
    if (status !== 200) {
      return failed('unexpected-answer', `${question.operation} was answered with HTTP ${status}`, {
        deviceCode: String(status),
      });
    }
    const said = decodeIpp(body);
    if (said?.requestId !== requestId)
      return failed('garbled-answer', `${question.operation}: the answer is not IPP`);
    return ok(said);
  }

  async function ask(io: HttpIo, question: Ask): Promise<Outcome<IppMessage>> {
    const answer = await once(io, question);
    // Old printers know IPP 1.1 only, and say so before they do anything.
    if (
      answer.ok &&
      answer.value.code === statuses['server-error-version-not-supported'] &&
      version !== 0x0101
    ) {
      version = 0x0101;
      return await once(io, question);
    }
    return answer;
  }

  return {
    ask,
    async patiently(io, question, busyMs) {
      const until = io.clock.monotonic() + busyMs;
      for (;;) {
        const answer = await ask(io, question);
        const busy = answer.ok
          ? busyStatuses.has(answer.value.code)
          : answer.failure.code === 'printer-busy';
        if (!busy) return answer;
        if (io.clock.monotonic() >= until)
          return failed('printer-busy', 'the printer stayed busy', { sent: false });
        const waited = await io.pause(busyRetryMs);
        if (!waited.ok) return waited;
      }
    },
  };
}

/** An answer that is not a success, as a failure; `sent` false promises that nothing was printed. */
export function refusedBy(name: Operation, answer: IppMessage, sent: boolean) {
  return failed('refused-by-device', `${name}: ${statusName(answer.code)}`, {
    sent,
    deviceCode: answer.code.toString(16).padStart(4, '0'),
  });
}

export const succeededAnswer = (answer: IppMessage): boolean => succeededStatus(answer.code);
