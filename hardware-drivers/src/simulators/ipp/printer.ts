import {
  decodeIpp,
  encodeIpp,
  groups,
  groupsOf,
  type IppMessage,
} from '../../drivers/ipp/codec.ts';
import * as ipp from '../../drivers/ipp/values.ts';
import {
  flagOf,
  numbersOf,
  textsOf,
  type IppAttributes,
  type IppValue,
} from '../../drivers/ipp/values.ts';
import { jobState, operations, printerState, statuses } from '../../drivers/ipp/words.ts';
import type { HttpRequest, HttpResponse } from '../../transport/connection.ts';
import type { HttpBrain, SimulatorPorts } from '../simulator.ts';
import { maxCopies, mediaDatabase, printerAttributes } from './attributes.ts';
import { objection, unsupported, type Answer } from './answer.ts';
import { describeJob, isOver, upSeconds, type Job } from './jobs.ts';

export interface PrintedDocument {
  readonly jobId: number;
  readonly name: string;
  readonly format: string;
  readonly copies: number;
  readonly bytes: Uint8Array;
}

export interface IppPrinterSettings {
  readonly model: string;
  /** Time of one document, from the start of the job to its end. */
  readonly printMs: number;
  /** Speaks IPP 1.1 only. */
  readonly oldVersion: boolean;
}
export const usualIppPrinter: IppPrinterSettings = {
  model: 'Banshi Printer Simulator',
  printMs: 400,
  oldVersion: false,
};

export interface IppPrinterWorld {
  /** A printer-state-reason, on or off: `media-empty-error` stops it, `toner-low-report` does not. */
  reason(reason: string, on: boolean): void;
  readonly reasons: readonly string[];
  accept(on: boolean): void;
  /** The next jobs are answered with server-error-busy. */
  busy(jobs: number): void;
  toner(percent: number): void;
  /** The job being printed breaks off. */
  abortNext(): void;
  /** What lies in the output tray. */
  readonly tray: readonly PrintedDocument[];
  take(): readonly PrintedDocument[];
  readonly jobs: readonly { readonly id: number; readonly state: number }[];
}

const stops =
  /^(media-empty|media-needed|media-jam|cover-open|door-open|toner-empty|marker-supply-empty|paused|shutdown)/;
const keptJobs = 50;

/** An office printer at `/ipp/print`. */
export function ippPrinterBrain(
  { clock }: SimulatorPorts,
  settings: IppPrinterSettings = usualIppPrinter,
): HttpBrain<IppPrinterWorld> {
  const startedAt = clock.now() - 1_000;
  const reasons = new Set<string>();
  let jobs: Job[] = [];
  let tray: PrintedDocument[] = [];
  let lastId = 0;
  let accepting = true;
  let busyJobs = 0;
  let toner = 80;
  let abortNext = false;
  let printing: Job | undefined;
  let generation = 0;

  const stopped = () => [...reasons].some((reason) => stops.test(reason));
  const uptime = () => upSeconds(startedAt, clock.now());

  function work(): void {
    if (printing || stopped()) return;
    const job = jobs.findLast((each) => each.state === jobState.pending && each.bytes);
    if (!job) return;
    printing = job;
    job.state = jobState.processing;
    job.reasons = 'job-printing';
    job.processingAt = clock.now();
    run(job);
  }
  function run(job: Job): void {
    const mine = generation;
    clock.after(settings.printMs, () => {
      if (mine !== generation || printing !== job) return;
      if (stopped()) {
        job.state = jobState.stopped;
        job.reasons = 'printer-stopped';
        return;
      }
      if (abortNext) end(job, jobState.aborted, 'aborted-by-system');
      else {
        job.impressions = job.copies;
        tray.push({
          jobId: job.id,
          name: job.name,
          format: job.format,
          copies: job.copies,
          bytes: job.bytes ?? new Uint8Array(0),
        });
        end(job, jobState.completed, 'job-completed-successfully');
      }
      abortNext = false;
    });
  }
  function end(job: Job, state: number, why: string): void {
    job.state = state;
    job.reasons = why;
    job.endedAt = clock.now();
    if (printing === job) printing = undefined;
    work();
  }
  function resume(): void {
    if (printing?.state === jobState.stopped && !stopped()) {
      printing.state = jobState.processing;
      printing.reasons = 'job-printing';
      run(printing);
    } else work();
  }

  function only(
    all: Readonly<Record<string, readonly IppValue[]>>,
    wanted: readonly string[],
    groupNames: readonly string[],
  ) {
    const everything = wanted.length === 0 || wanted.some((word) => groupNames.includes(word));
    return new Map(Object.entries(all).filter(([name]) => everything || wanted.includes(name)));
  }

  const jobGroup = (job: Job, host: string, wanted: readonly string[]) => ({
    tag: groups.job,
    attributes: only(describeJob(job, { host, startedAt, now: clock.now() }), wanted, [
      'all',
      'job-description',
      'job-template',
    ]),
  });

  function create(message: IppMessage, bytes: Uint8Array | undefined): Answer | Job {
    const [operation = new Map<string, IppValue[]>()] = groupsOf(message, groups.operation);
    const [template] = groupsOf(message, groups.job);
    if (!accepting) return { status: 'server-error-not-accepting-jobs' };
    if (busyJobs > 0) {
      busyJobs -= 1;
      return { status: 'server-error-busy' };
    }
    const wrong = objection(operation, template);
    if (wrong) return wrong;
    const [copies = 1] = numbersOf(template?.get('copies'));
    lastId += 1;
    const job: Job = {
      id: lastId,
      name: textsOf(operation.get('job-name'))[0] ?? 'Untitled',
      user: textsOf(operation.get('requesting-user-name'))[0] ?? 'anonymous',
      format: textsOf(operation.get('document-format'))[0] ?? 'application/octet-stream',
      copies: Math.min(maxCopies, Math.max(1, copies)),
      createdAt: clock.now(),
      bytes,
      state: bytes ? jobState.pending : jobState.held,
      reasons: bytes ? 'none' : 'job-incoming',
      impressions: 0,
    };
    jobs = [job, ...jobs].slice(0, keptJobs);
    return job;
  }

  function named(operation: IppAttributes): Job | undefined {
    const [uri = ''] = textsOf(operation.get('job-uri'));
    const [id = Number(/\/(\d+)$/.exec(uri)?.[1])] = numbersOf(operation.get('job-id'));
    return jobs.find((job) => job.id === id);
  }

  function listed(operation: IppAttributes): Answer | Job[] {
    const [which = 'not-completed'] = textsOf(operation.get('which-jobs'));
    if (which !== 'completed' && which !== 'not-completed') {
      return {
        status: 'client-error-attributes-or-values-not-supported',
        groups: unsupported('which-jobs', ipp.keyword(which)),
      };
    }
    const mine = flagOf(operation.get('my-jobs')) === true;
    const [user = 'anonymous'] = textsOf(operation.get('requesting-user-name'));
    const [limit = keptJobs] = numbersOf(operation.get('limit'));
    return jobs
      .filter((job) => isOver(job) === (which === 'completed') && (!mine || job.user === user))
      .slice(0, limit);
  }

  const cancel = (job: Job) => end(job, jobState.canceled, 'job-canceled-by-user');

  function send(message: IppMessage, operation: IppAttributes, host: string): Answer {
    const last = flagOf(operation.get('last-document'));
    const job = named(operation);
    if (last === undefined) return { status: 'client-error-bad-request' };
    if (!job) return { status: 'client-error-not-found' };
    if (job.state !== jobState.held) return { status: 'client-error-not-possible' };
    const wrong = objection(operation, undefined);
    if (wrong) return wrong;
    job.bytes = message.data.slice();
    job.state = jobState.pending;
    job.reasons = 'none';
    work();
    return { status: 'successful-ok', groups: [jobGroup(job, host, jobWords)] };
  }

  const jobWords = ['job-id', 'job-uri', 'job-state', 'job-state-reasons', 'job-state-message'];

  function obey(message: IppMessage, operation: IppAttributes, host: string): Answer {
    const wanted = textsOf(operation.get('requested-attributes'));
    switch (message.code) {
      case operations['Get-Printer-Attributes']: {
        const all = printerAttributes({
          name: settings.model,
          uri: host,
          now: clock.now(),
          upSeconds: uptime(),
          state: stopped()
            ? printerState.stopped
            : printing
              ? printerState.processing
              : printerState.idle,
          reasons: [...reasons],
          accepting,
          queued: jobs.filter((job) => !isOver(job)).length,
          tonerPercent: toner,
          paperSheets: [...reasons].some((reason) => reason.startsWith('media-empty')) ? 0 : 200,
        });
        const attributes = only(all, wanted, ['all', 'printer-description', 'job-template']);
        if (wanted.includes('media-col-database'))
          attributes.set('media-col-database', mediaDatabase());
        return { status: 'successful-ok', groups: [{ tag: groups.printer, attributes }] };
      }
      case operations['Validate-Job']:
        return (
          objection(operation, groupsOf(message, groups.job)[0]) ?? { status: 'successful-ok' }
        );
      case operations['Print-Job']:
      case operations['Create-Job']: {
        const whole = message.code === operations['Print-Job'];
        const job = create(message, whole ? message.data.slice() : undefined);
        if ('status' in job) return job;
        work();
        return { status: 'successful-ok', groups: [jobGroup(job, host, jobWords)] };
      }
      case operations['Send-Document']:
        return send(message, operation, host);
      case operations['Close-Job']:
        return named(operation)
          ? { status: 'successful-ok' }
          : { status: 'client-error-not-found' };
      case operations['Get-Job-Attributes']: {
        const job = named(operation);
        return job
          ? { status: 'successful-ok', groups: [jobGroup(job, host, wanted)] }
          : { status: 'client-error-not-found' };
      }
      case operations['Get-Jobs']: {
        const found = listed(operation);
        if (!Array.isArray(found)) return found;
        const words = wanted.length > 0 ? wanted : ['job-id', 'job-uri'];
        return {
          status: 'successful-ok',
          groups: found.map((job) => jobGroup(job, host, words)),
        };
      }
      case operations['Cancel-Job']: {
        const job = named(operation);
        if (!job) return { status: 'client-error-not-found' };
        if (isOver(job)) return { status: 'client-error-not-possible' };
        cancel(job);
        return { status: 'successful-ok' };
      }
      case operations['Cancel-My-Jobs']: {
        const [user = 'anonymous'] = textsOf(operation.get('requesting-user-name'));
        for (const job of jobs.filter((each) => !isOver(each) && each.user === user)) cancel(job);
        return { status: 'successful-ok' };
      }
      case operations['Identify-Printer']:
        return { status: 'successful-ok' };
      default:
        return { status: 'server-error-operation-not-supported' };
    }
  }

  function judge(message: IppMessage): Answer {
    if (message.requestId < 1) return { status: 'client-error-bad-request' };
    const major = message.version >> 8;
    if (major < 1 || major > (settings.oldVersion ? 1 : 2))
      return { status: 'server-error-version-not-supported' };
    const [first] = message.groups;
    if (first?.tag !== groups.operation) return { status: 'client-error-bad-request' };
    const operation = first.attributes;
    const [one, two] = [...operation.keys()];
    if (one !== 'attributes-charset' || two !== 'attributes-natural-language')
      return { status: 'client-error-bad-request' };
    const [charset = ''] = textsOf(operation.get('attributes-charset'));
    if (!/^(utf-8|us-ascii)$/i.test(charset))
      return { status: 'client-error-charset-not-supported' };
    const target = textsOf(operation.get('printer-uri'))[0] ?? textsOf(operation.get('job-uri'))[0];
    if (target === undefined) return { status: 'client-error-bad-request' };
    const host = operation.has('printer-uri') ? target : target.replace(/\/\d+$/, '');
    return obey(message, operation, host);
  }

  function handle(request: HttpRequest): HttpResponse {
    if (request.method !== 'POST') {
      const body = Buffer.from(`${settings.model}: ${[...reasons].join(', ') || 'ok'}\n`);
      return { status: 200, headers: { 'content-type': 'text/plain' }, body };
    }
    const message = decodeIpp(request.body ?? new Uint8Array(0));
    const type = Object.entries(request.headers ?? {}).find(
      ([name]) => name.toLowerCase() === 'content-type',
    )?.[1];
    if (type !== undefined && !type.startsWith('application/ipp'))
      return { status: 415, headers: {}, body: new Uint8Array(0) };
    const known = message && message.version >> 8 >= 1 && message.version >> 8 <= 2;
    const answer: Answer = message ? judge(message) : { status: 'client-error-bad-request' };
    const body = encodeIpp({
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
    return {
      status: 200,
      headers: { 'content-type': 'application/ipp', 'content-length': String(body.length) },
      body,
    };
  }

  return {
    medium: 'http',
    world: {
      reason(reason, on) {
        if (on) reasons.add(reason);
        else reasons.delete(reason);
        resume();
      },
      get reasons() {
        return [...reasons];
      },
      accept: (on) => void (accepting = on),
      busy: (count) => void (busyJobs = count),
      toner: (percent) => void (toner = percent),
      abortNext: () => void (abortNext = true),
      get tray() {
        return tray;
      },
      take() {
        const taken = tray;
        tray = [];
        return taken;
      },
      get jobs() {
        return jobs.map(({ id, state }) => ({ id, state }));
      },
    },
    handle: (request) => Promise.resolve(handle(request)),
    powerUp() {
      generation += 1;
      printing = undefined;
      // What was in the printer's memory is gone.
      for (const job of jobs) {
        if (isOver(job)) continue;
        job.state = jobState.aborted;
        job.reasons = 'aborted-by-system';
        job.endedAt = clock.now();
      }
    },
  };
}
