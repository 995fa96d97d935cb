import { CaseProgress, MyCases, StaffIdentified, type Rate } from '@banshi/queue-server/protocol';
import { Compile } from 'typebox/compile';
import type { Letter } from '../../store/terminal-state.ts';
import type { Session } from '../session.ts';
import type { Task } from '../task.ts';
import type { Reach, Tell } from './index.ts';

const checks = {
  progress: Compile(CaseProgress),
  mine: Compile(MyCases),
  staff: Compile(StaffIdentified),
};
export async function askProgress(
  { server, terminal }: Reach,
  by: Extract<Task, { type: 'ask-progress' }>['by'],
  session: Session,
  tell: Tell,
): Promise<void> {
  const { holder } = session;
  const card = holder === null ? null : holder.card;
  const request =
    by.kind === 'number'
      ? { path: '/api/progress', json: { number: by.number, password: by.password } }
      : {
          path: `/api/terminals/${terminal.id}/my-cases`,
          json: {
            applicant: { name: card?.name, idNumber: card?.number, card: card?.card },
          },
        };
  const key = `ask-${session.id}-${session.touchedAt}`;
  const answer = await server.request({ method: 'POST', ...request, key, timeoutMs: 8_000 });
  if (answer.kind === 'silence') return tell({ type: 'progress-failed', code: 'offline' });
  if (answer.kind === 'refused') return tell({ type: 'progress-failed', code: answer.code });
  const { json } = answer;
  if (checks.progress.Check(json)) return tell({ type: 'progress-found', cases: [json] });
  if (checks.mine.Check(json)) return tell({ type: 'progress-found', cases: json.cases });
  tell({ type: 'progress-failed', code: 'answer-not-understood' });
}

/** Roles that may open doors here. */
const keepers: ReadonlySet<string> = new Set(['lockers', 'manager', 'administrator']);

export async function signInStaff(
  { server, ledger, terminal, rng }: Reach,
  account: string,
  code: string,
  tell: Tell,
): Promise<void> {
  const answer = await server.request({
    method: 'POST',
    path: `/api/terminals/${terminal.id}/staff`,
    key: `staff-${rng.uuid()}`,
    json: { account, code },
    timeoutMs: 8_000,
  });
  if (answer.kind === 'silence') return tell({ type: 'staff-refused', code: 'offline' });
  if (answer.kind === 'refused') return tell({ type: 'staff-refused', code: answer.code });
  if (!checks.staff.Check(answer.json) || !answer.json.roles.some((role) => keepers.has(role)))
    return tell({ type: 'staff-refused', code: 'not-allowed' });
  await ledger.record({ type: 'sign-in-staff', account: answer.json.account });
  tell({ type: 'staff-signed-in', account: answer.json.account });
}

export async function rate(
  { ledger, rng, terminal }: Reach,
  { level, about }: Extract<Task, { type: 'rate' }>,
): Promise<void> {
  const service: Rate['service'] =
    about.kind === 'application'
      ? { kind: 'application', case: about.case }
      : { kind: 'visit', hall: terminal.hall ?? '', ticket: about.ticket };
  const json: Rate = { service, channel: 'terminal', level };
  const letter: Letter = {
    id: `rating-${rng.uuid()}`,
    kind: 'rating',
    method: 'POST',
    path: '/api/ratings',
    mediaType: 'application/json',
    body: { json },
    about: null,
  };
  await ledger.record({ type: 'queue-letters', letters: [letter] });
}
