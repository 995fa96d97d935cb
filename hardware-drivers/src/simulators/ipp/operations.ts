import { groups, groupsOf, type IppMessage } from '../../drivers/ipp/codec.ts';
import { textsOf, type IppAttributes } from '../../drivers/ipp/values.ts';
import { operations, printerState } from '../../drivers/ipp/words.ts';
import type { SimulatorPorts } from '../simulator.ts';
import { objection, type Answer } from './answer.ts';
import { mediaDatabase, printerAttributes } from './attributes.ts';
import { isStopped, paperSheets, type Condition } from './condition.ts';
import type { Engine } from './engine.ts';
import { takeDocument, takeJob, type Taken } from './intake.ts';
import { isOver, upSeconds, type Job } from './jobs.ts';
import { listedJobs, namedJob } from './lookup.ts';
import { jobGroup, only } from './requested.ts';

/** The printer as its operations see it. */
export interface Inside {
  readonly model: string;
  readonly clock: SimulatorPorts['clock'];
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly condition: Condition;
  readonly engine: Engine;
}

/** What an answer says of a job that was just taken, or looked up without further wishes. */
const jobWords = ['job-id', 'job-uri', 'job-state', 'job-state-reasons', 'job-state-message'];

const well: Answer = { status: 'successful-ok' };
const notFound: Answer = { status: 'client-error-not-found' };

/** Carries out one operation of RFC 8011; `host` is the printer's own URI. */
export function obey(
  inside: Inside,
  message: IppMessage,
  operation: IppAttributes,
  host: string,
): Answer {
  const { clock, engine, startedAt } = inside;
  const wanted = textsOf(operation.get('requested-attributes'));
  const tell = (jobs: readonly Job[], words: readonly string[]): Answer => {
    const times = { host, startedAt, now: clock.now() };
    return { ...well, groups: jobs.map((job) => jobGroup(job, times, words)) };
  };
  const confirm = (taken: Taken): Answer => (taken.ok ? tell([taken.job], jobWords) : taken.answer);
  const named = () => namedJob(engine.jobs, operation);

  switch (message.code) {
    case operations['Get-Printer-Attributes']:
      return describePrinter(inside, wanted, host);
    case operations['Validate-Job']:
      return objection(operation, groupsOf(message, groups.job)[0]) ?? well;
    case operations['Print-Job']:
      return confirm(takeJob(inside, message, operation, message.data.slice()));
    case operations['Create-Job']:
      return confirm(takeJob(inside, message, operation, undefined));
    case operations['Send-Document']:
      return confirm(takeDocument(engine, named(), message, operation));
    case operations['Close-Job']:
      return named() ? well : notFound;
    case operations['Get-Job-Attributes']: {
      const job = named();
      return job ? tell([job], wanted) : notFound;
    }
    case operations['Get-Jobs']: {
      const listed = listedJobs(engine.jobs, operation);
      if (!listed.ok) return listed.answer;
      return tell(listed.jobs, wanted.length > 0 ? wanted : ['job-id', 'job-uri']);
    }
    case operations['Cancel-Job']: {
      const job = named();
      if (!job) return notFound;
      if (isOver(job)) return { status: 'client-error-not-possible' };
      engine.cancel(job);
      return well;
    }
    case operations['Cancel-My-Jobs']: {
      const [user = 'anonymous'] = textsOf(operation.get('requesting-user-name'));
      for (const job of engine.jobs.filter((each) => !isOver(each) && each.user === user))
        engine.cancel(job);
      return well;
    }
    case operations['Identify-Printer']:
      return well;
    default:
      return { status: 'server-error-operation-not-supported' };
  }
}

function describePrinter(inside: Inside, wanted: readonly string[], host: string): Answer {
  const { clock, condition, engine, model, startedAt } = inside;
  const all = printerAttributes({
    name: model,
    uri: host,
    now: clock.now(),
    upSeconds: upSeconds(startedAt, clock.now()),
    state: isStopped(condition)
      ? printerState.stopped
      : engine.isPrinting
        ? printerState.processing
        : printerState.idle,
    reasons: [...condition.reasons],
    accepting: condition.accepting,
    queued: engine.jobs.filter((job) => !isOver(job)).length,
    tonerPercent: condition.tonerPercent,
    paperSheets: paperSheets(condition),
  });
  const attributes = only(all, wanted, ['all', 'printer-description', 'job-template']);
  if (wanted.includes('media-col-database')) attributes.set('media-col-database', mediaDatabase());
  return { ...well, groups: [{ tag: groups.printer, attributes }] };
}
