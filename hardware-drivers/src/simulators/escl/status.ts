import { reply, element } from './answers.ts';
import type { ScanJob, ScanJobs } from './jobs.ts';
import { feederState, type PaperPaths } from './paper-paths.ts';
import type { ScannerSettings } from './settings.ts';

const reasons = {
  Processing: 'JobScanning',
  Completed: 'JobCompletedSuccessfully',
  Canceled: 'JobCanceledByUser',
  Aborted: 'AbortedBySystem',
} as const satisfies Record<ScanJob['state'], string>;

const jobInfo = ({ id, images, state }: ScanJob) =>
  element(
    'scan:JobInfo',
    element('pwg:JobUri', `/eSCL/ScanJobs/${id}`),
    element('pwg:JobUuid', id),
    element('scan:Age', 1),
    element('pwg:ImagesCompleted', images),
    element('pwg:ImagesToTransfer', 0),
    element('pwg:JobState', state),
    element('pwg:JobStateReasons', element('pwg:JobStateReason', reasons[state])),
  );

/** What it answers to GET ScannerStatus. */
export function statusXml(
  jobs: ScanJobs,
  paths: PaperPaths,
  { feeder }: Pick<ScannerSettings, 'feeder'>,
): string {
  const { fault } = paths;
  const well = jobs.running ? 'Processing' : 'Idle';
  const state = fault === 'none' ? well : fault === 'down' ? 'Down' : 'Stopped';
  return reply(
    'scan:ScannerStatus',
    element('pwg:State', state),
    feeder ? element('scan:AdfState', feederState(paths)) : '',
    element('scan:Jobs', ...jobs.all.map(jobInfo)),
  );
}
