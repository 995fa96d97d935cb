import type {
  DocumentScanner,
  ScannedPage,
  ScanReport,
  ScanSettings,
  ScanSource,
} from '../../capability/document-scanner.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { Conversation } from '../../definition/driver.ts';
import { integer, type ProfileOf } from '../../definition/profile.ts';
import { httpMessages } from '../../framing/http-message.ts';
import type { HttpIo } from '../../session/web.ts';
import type { Observed } from '../../status/status.ts';
import type { HttpResponse } from '../../transport/connection.ts';
import { describeEscl } from './describe.ts';
import {
  abilities,
  colourMode,
  parseCapabilities,
  parseStatus,
  scanSettings,
  type Capabilities,
  type PathAbilities,
  type ScannerStatus,
} from './messages.ts';

const profile = {
  answerTimeoutMs: integer({
    help: 'how long capabilities and status may take',
    min: 500,
    max: 60_000,
    default: 5_000,
  }),
  jobTimeoutMs: integer({
    help: 'how long starting a job may take',
    min: 1_000,
    max: 120_000,
    default: 30_000,
  }),
  pageTimeoutMs: integer({
    help: 'how long one page may take',
    min: 1_000,
    max: 300_000,
    default: 60_000,
  }),
  busyMs: integer({
    help: 'how long a busy scanner (503) is asked again',
    min: 0,
    max: 300_000,
    default: 30_000,
  }),
};

/** "No more pages": scanners use any of the three. */
const endOfPages = new Set([404, 409, 410]);
const busyRetryMs = 1_000;
const maxPages = 500;

const faultOf: Readonly<Record<string, Failure>> = {
  ScannerAdfJam: failure('feeder-jam', 'the feeder is jammed'),
  ScannerAdfMispick: failure('feeder-jam', 'the feeder did not pick the page'),
  ScannerAdfMultipickDetected: failure('feeder-jam', 'the feeder picked two pages at once'),
  ScannerAdfHatchOpen: failure('scanner-cover-open', 'the feeder hatch is open'),
  ScannerAdfDoorOpen: failure('scanner-cover-open', 'the feeder door is open'),
  ScannerAdfCoverOpen: failure('scanner-cover-open', 'the feeder cover is open'),
  ScannerAdfInputTrayFailed: failure('scanner-fault', 'the feeder tray failed'),
  ScannerAdfInputTrayOverloaded: failure('feeder-jam', 'too much paper in the feeder'),
};

function faultIn(status: ScannerStatus): Failure | undefined {
  if (status.state === 'Stopped' || status.state === 'Down') {
    return (
      faultOf[status.adfState ?? ''] ?? failure('scanner-fault', `the scanner is ${status.state}`)
    );
  }
  return faultOf[status.adfState ?? ''];
}

function observe(status: ScannerStatus): Observed {
  const fault = faultIn(status);
  return {
    reasons: fault
      ? [{ code: fault.code, severity: 'error', advisedAction: fault.advisedAction }]
      : [],
    units:
      status.adfState === undefined ? [] : [{ id: 'feeder', condition: fault ? 'blocked' : 'ok' }],
  };
}

/** A picture that broke off must not become somebody's application. */
function whole(page: HttpResponse): boolean {
  const { body, headers } = page;
  const promised = headers['content-length'];
  if (promised !== undefined && Number(promised) !== body.length) return false;
  const type = mediaTypeOf(page);
  const text = Buffer.from(body.subarray(0, 8)).toString('latin1');
  if (type === 'image/jpeg')
    return (
      body[0] === 0xff &&
      body[1] === 0xd8 &&
      Buffer.from(body.subarray(-64)).includes(Buffer.of(0xff, 0xd9))
    );
  if (type === 'image/png')
    return text.startsWith('\x89PNG') && Buffer.from(body.subarray(-12)).includes('IEND');
  if (type === 'application/pdf')
    return text.startsWith('%PDF-') && Buffer.from(body.subarray(-1024)).includes('%%EOF');
  return body.length > 0;
}
const mediaTypeOf = (page: HttpResponse) =>
  (page.headers['content-type'] ?? 'image/jpeg').split(';')[0]?.trim() ?? '';

function conversation(
  settings: ProfileOf<typeof profile>,
): Conversation<HttpIo, 'document-scanner'> {
  let known: Capabilities | undefined;

  async function get<T>(
    io: HttpIo,
    path: string,
    parse: (body: Uint8Array) => T | undefined,
  ): Promise<Outcome<T>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await io.request({ method: 'GET', path }, settings.answerTimeoutMs);
      if (answer.ok && answer.value.status === 200) {
        const value = parse(answer.value.body);
        if (value !== undefined) return ok(value);
      }
      if (attempt === 2 || io.signal.aborted) {
        if (!answer.ok) return answer;
        return answer.value.status === 200
          ? failed('garbled-answer', `${path} is not what eSCL says it is`)
          : failed('unexpected-answer', `${path} answered ${answer.value.status}`);
      }
      if (answer.ok && answer.value.status === 503) {
        const waited = await io.pause(busyRetryMs);
        if (!waited.ok) return waited;
      }
    }
  }
  const capabilities = (io: HttpIo) => get(io, '/ScannerCapabilities', parseCapabilities);
  const status = (io: HttpIo) => get(io, '/ScannerStatus', parseStatus);

  function plan(of: Capabilities, source: ScanSource, wanted: ScanSettings): Outcome<Uint8Array> {
    const duplex = wanted.duplex ?? false;
    const path: PathAbilities | undefined =
      source === 'platen' ? of.platen : duplex ? of.duplex : (of.feeder ?? of.duplex);
    const refuse = (what: string, allowed: readonly unknown[]) =>
      failed('invalid-request', `${what} is not offered; allowed: ${allowed.join(', ')}`, {
        sent: false,
      });
    if (!path) return refuse(`${source}${duplex ? ' duplex' : ''}`, abilities(of).sources);
    const resolution =
      wanted.resolution ??
      path.resolutions.find((dpi) => dpi >= 300) ??
      path.resolutions.at(-1) ??
      300;
    if (path.resolutions.length > 0 && !path.resolutions.includes(resolution))
      return refuse(`${resolution} dpi`, path.resolutions);
    const mode = colourMode(wanted.colour ?? 'colour');
    if (path.colourModes.length > 0 && !path.colourModes.includes(mode))
      return refuse(mode, path.colourModes);
    const format = wanted.mediaType ?? 'image/jpeg';
    if (path.formats.length > 0 && !path.formats.includes(format))
      return refuse(format, path.formats);
    return ok(
      scanSettings({
        source: source === 'platen' ? 'Platen' : 'Feeder',
        colourMode: mode,
        format,
        resolution,
        duplex,
        width: path.maxWidth,
        height: path.maxHeight,
      }),
    );
  }

  /** Asks again while the scanner says 503, within the patience of the profile. */
  async function patiently(
    io: HttpIo,
    request: () => Promise<Outcome<HttpResponse>>,
  ): Promise<Outcome<HttpResponse>> {
    const until = io.clock.monotonic() + settings.busyMs;
    for (;;) {
      const answer = await request();
      if (!answer.ok || answer.value.status !== 503) return answer;
      if (io.clock.monotonic() >= until) return failed('scanner-busy', 'the scanner stayed busy');
      const asked = Number(answer.value.headers['retry-after']);
      const waited = await io.pause(
        Number.isFinite(asked) && asked > 0 ? Math.min(asked, 10) * 1000 : busyRetryMs,
      );
      if (!waited.ok) return waited;
    }
  }

  async function startJob(io: HttpIo, ticket: Uint8Array): Promise<Outcome<string>> {
    const answer = await patiently(io, () =>
      io.request(
        {
          method: 'POST',
          path: '/ScanJobs',
          headers: { 'content-type': 'text/xml' },
          body: ticket,
        },
        settings.jobTimeoutMs,
      ),
    );
    if (!answer.ok) return answer;
    if (answer.value.status === 409) return failed('no-page', 'the scanner has no page to scan');
    if (answer.value.status !== 201)
      return failed('refused-by-device', `the job was answered with ${answer.value.status}`, {
        deviceCode: String(answer.value.status),
      });
    // Only the path counts: hosts in Location are wrong behind NAT and in broken IPv6 answers.
    const job = /\/ScanJobs\/([^/?#\s]+)/.exec(answer.value.headers['location'] ?? '')?.[1];
    return job === undefined
      ? failed('unexpected-answer', 'the job has no location')
      : ok(`/ScanJobs/${job}`);
  }

  async function fetchPages(io: HttpIo, job: string, onPage: (page: ScannedPage) => void) {
    const pages: ScannedPage[] = [];
    while (pages.length < maxPages) {
      const answer = await patiently(io, () =>
        io.request({ method: 'GET', path: `${job}/NextDocument` }, settings.pageTimeoutMs),
      );
      if (!answer.ok) return { pages, trouble: answer.failure };
      if (endOfPages.has(answer.value.status)) return { pages, trouble: undefined };
      if (answer.value.status !== 200) {
        return {
          pages,
          trouble: failure(
            'unexpected-answer',
            `the next page was answered with ${answer.value.status}`,
          ),
        };
      }
      if (!whole(answer.value))
        return { pages, trouble: failure('garbled-answer', 'a page arrived broken') };
      const page = {
        number: pages.length + 1,
        mediaType: mediaTypeOf(answer.value),
        bytes: answer.value.body,
      };
      pages.push(page);
      onPage(page);
    }
    return { pages, trouble: undefined };
  }

  async function scan(
    io: HttpIo,
    wanted: ScanSettings,
    onPage: (page: ScannedPage) => void,
  ): Promise<Outcome<ScanReport>> {
    const of = known ? ok(known) : await capabilities(io);
    if (!of.ok) return of;
    known = of.value;
    const before = await status(io);
    if (!before.ok) return before;
    const loaded = before.value.adfState === 'ScannerAdfLoaded';
    const source =
      wanted.source ?? ((known.feeder && loaded) || !known.platen ? 'feeder' : 'platen');
    const fault = faultIn(before.value);
    if (fault && (source === 'feeder' || before.value.state !== 'Idle'))
      return { ok: false, failure: { ...fault, sent: false } };
    if (source === 'feeder' && before.value.adfState === 'ScannerAdfEmpty') return noPage();
    const ticket = plan(known, source, wanted);
    if (!ticket.ok) return ticket;
    const job = await startJob(io, ticket.value);
    if (!job.ok) {
      if (job.failure.sent) await forgetNewJobs(io, before.value);
      return job;
    }
    try {
      const { pages, trouble } = await fetchPages(io, job.value, onPage);
      const stoppedBy = trouble ?? (await whyStopped(io, job.value));
      if (pages.length > 0) return ok({ pages, ...(stoppedBy ? { stoppedBy } : {}) });
      return stoppedBy ? { ok: false, failure: stoppedBy } : noPage();
    } finally {
      await io.afterwards({ method: 'DELETE', path: job.value }, settings.answerTimeoutMs);
    }
  }

  /** The answer to a job got lost: the job may run, and would keep the scanner busy for the next citizen. */
  async function forgetNewJobs(io: HttpIo, before: ScannerStatus): Promise<void> {
    const answer = await io.afterwards(
      { method: 'GET', path: '/ScannerStatus' },
      settings.answerTimeoutMs,
    );
    const after = answer.ok ? parseStatus(answer.value.body) : undefined;
    const old = new Set(before.jobs.map((job) => job.uri));
    for (const { uri, state } of after?.jobs ?? []) {
      const path = /\/ScanJobs\/[^/?#\s]+/.exec(uri)?.[0];
      if (path !== undefined && !old.has(uri) && (state === 'Processing' || state === 'Pending')) {
        await io.afterwards({ method: 'DELETE', path }, settings.answerTimeoutMs);
      }
    }
  }

  const noPage = (): Failed => failed('no-page', 'there was no page to scan');

  /** The end of pages says nothing about why: the status does. */
  async function whyStopped(io: HttpIo, job: string): Promise<Failure | undefined> {
    const after = await status(io);
    if (!after.ok) return after.failure;
    const fault = faultIn(after.value);
    if (fault) return fault;
    const mine = after.value.jobs.find(({ uri }) => uri.endsWith(job));
    if (mine?.state === 'Aborted' || mine?.state === 'Canceled') {
      return failure(
        'scanner-fault',
        `the scanner ended the job: ${mine.reasons.join(', ') || mine.state}`,
      );
    }
    return undefined;
  }

  return {
    async identify(io) {
      const of = await capabilities(io);
      if (!of.ok) return of;
      known = of.value;
      const { model, serialNumber } = of.value;
      return ok({
        ...(model === undefined ? {} : { model }),
        ...(serialNumber === undefined ? {} : { serialNumber }),
      });
    },
    async check(io) {
      const now = await status(io);
      return now.ok ? ok(observe(now.value)) : now;
    },
    capability: (io): DocumentScanner => ({
      async abilities() {
        const of = known ? ok(known) : await capabilities(io);
        return of.ok ? ok(abilities(of.value)) : of;
      },
      async loaded() {
        const now = await status(io);
        if (!now.ok) return now;
        const { adfState } = now.value;
        return ok(adfState === undefined ? undefined : adfState === 'ScannerAdfLoaded');
      },
      scan: (wanted = {}, onPage = () => undefined) =>
        io.together((alone) => scan(alone, wanted, onPage)),
    }),
  };
}

export const escl = defineDriver({
  id: 'escl',
  title: 'Document scanner, eSCL (AirScan) over HTTP',
  manual: 'Mopria eSCL specification 2.97; AirSane 613a36c; sane-airscan 0.99.27 traces',
  capability: 'document-scanner',
  medium: 'http',
  schemes: ['http'],
  heartbeatMs: 10_000,
  profile,
  anyFraming: httpMessages,
  describe: describeEscl,
  build: { scanSettings },
  start: (settings) => conversation(settings),
});
