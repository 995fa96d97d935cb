import type { DocumentPrinter, PrintJob, PrintResult } from '../../capability/document-printer.ts';
import { failure } from '../../command/failure.ts';
import { ok, unsettled } from '../../command/outcome.ts';
import type { Conversation } from '../../definition/driver.ts';
import type { ProfileOf } from '../../definition/profile.ts';
import type { HttpIo } from '../../session/web.ts';
import { createAsking } from './asking.ts';
import { createIppClient, refusedBy, succeededAnswer } from './client.ts';
import { groups, groupsOf } from './codec.ts';
import { createFollowing } from './following.ts';
import type { profile } from './profile.ts';
import { observe } from './status.ts';
import { check, template } from './ticket.ts';
import * as ipp from './values.ts';
import { numbersOf, textsOf } from './values.ts';
import { statuses } from './words.ts';

export function conversation(
  settings: ProfileOf<typeof profile>,
): Conversation<HttpIo, 'document-printer'> {
  const client = createIppClient();
  const { answerTimeoutMs: timeoutMs, busyMs } = settings;
  const asking = createAsking(client, settings);
  const following = createFollowing(asking, settings.printTimeoutMs);

  async function print(io: HttpIo, job: PrintJob): Promise<PrintResult> {
    const before = await asking.printer(io);
    if (!before.ok) return unsettled({ ...before.failure, sent: false });
    const refusedFor = check(job, before.value);
    if (refusedFor) return unsettled(refusedFor);
    // A name of its own: when the answer gets lost, the job can still be found.
    const name = `${job.name} ${Math.floor(io.clock.now()).toString(36)}`;
    const ticket = {
      attributes: {
        'job-name': ipp.nameText(name),
        'document-format': ipp.mime(job.mediaType),
      },
      job: template(job, before.value),
    };
    const valid = await client.patiently(
      io,
      { operation: 'Validate-Job', ...ticket, timeoutMs },
      busyMs,
    );
    if (!valid.ok) return unsettled({ ...valid.failure, sent: false });
    if (
      !succeededAnswer(valid.value) &&
      valid.value.code !== statuses['server-error-operation-not-supported']
    )
      return unsettled(refusedBy('Validate-Job', valid.value, false).failure);
    return await hand(io, name, { ...ticket, data: job.bytes });
  }

  async function hand(
    io: HttpIo,
    name: string,
    ticket: Pick<Parameters<typeof client.ask>[1], 'attributes' | 'job' | 'data'>,
  ): Promise<PrintResult> {
    const answer = await client.patiently(
      io,
      { operation: 'Print-Job', ...ticket, timeoutMs: settings.jobTimeoutMs },
      busyMs,
    );
    if (!answer.ok) {
      if (!answer.failure.sent) return unsettled(answer.failure);
      return await following.lost(io, name, answer.failure);
    }
    const { code } = answer.value;
    if (!succeededAnswer(answer.value)) {
      // What the client did wrong, and a printer that takes no jobs, printed nothing.
      const nothing = code < 0x0500 || code === statuses['server-error-not-accepting-jobs'];
      return unsettled(refusedBy('Print-Job', answer.value, !nothing).failure);
    }
    const [id] = groupsOf(answer.value, groups.job).flatMap((each) =>
      numbersOf(each.get('job-id')),
    );
    if (id === undefined)
      return await following.lost(io, name, failure('unexpected-answer', 'a job without id'));
    return await following.finish(io, { id });
  }

  async function lookFor(io: HttpIo, name: string): Promise<PrintResult> {
    // A printer that does not answer knows no job either; that tells nothing.
    const there = await asking.printer(io);
    if (!there.ok) return { outcome: 'unknown', because: there.failure };
    const unknown = failure('print-unconfirmed', 'the printer knows no such job');
    return await following.lost(io, name, unknown);
  }

  return {
    async identify(io) {
      const of = await asking.printer(io);
      if (!of.ok) return of;
      const [model] = [
        ...textsOf(of.value.get('printer-make-and-model')),
        ...textsOf(of.value.get('printer-name')),
      ];
      return ok(model === undefined ? {} : { model });
    },
    async check(io) {
      const of = await asking.printer(io);
      return of.ok ? ok(observe(of.value)) : of;
    },
    capability: (io): DocumentPrinter => ({
      async accepts() {
        const of = await asking.printer(io);
        return of.ok ? ok(textsOf(of.value.get('document-format-supported'))) : of;
      },
      async print(job) {
        const printed = await io.together((alone) => print(alone, job));
        return 'ok' in printed ? unsettled({ ...printed.failure, sent: false }) : printed;
      },
      async whereabouts(name) {
        const seen = await io.together((alone) => lookFor(alone, name));
        return 'ok' in seen ? { outcome: 'unknown', because: seen.failure } : seen;
      },
    }),
  };
}
