import type {
  DocumentScanner,
  ScannedPage,
  ScanReport,
  ScanSettings,
} from '../../capability/document-scanner.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { failed, ok, type Failed, type Outcome } from '../../command/outcome.ts';
import type { Conversation } from '../../definition/driver.ts';
import type { ProfileOf } from '../../definition/profile.ts';
import type { HttpIo } from '../../session/web.ts';
import type { HttpResponse } from '../../transport/connection.ts';
import { faultIn, observe } from './faults.ts';
import {
  abilities,
  parseCapabilities,
  parseStatus,
  type Capabilities,
  type ScannerStatus,
} from './messages.ts';
import { mediaTypeOf, whole } from './page.ts';
import { plan } from './plan.ts';
import type { profile } from './profile.ts';

/** "No more pages": scanners use any of the three. */
const endOfPages = new Set([404, 409, 410]);
const busyRetryMs = 1_000;
const maxPages = 500;

export function conversation(
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
