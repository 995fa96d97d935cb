import type { Task } from '../task.ts';
import type { Reach, Tell } from './index.ts';

/** Keeps the compartment where that is needed, opens its door, and tells what came of it. */
export async function openDoor(
  { ledger, doors }: Reach,
  task: Extract<Task, { type: 'open-door' }>,
  tell: Tell,
): Promise<void> {
  const { compartment, purpose, holder, reserve, grant, proofs } = task;
  const answer = (kind: 'open' | 'failed' | 'doubtful' | 'refused', because: string | null) =>
    tell({ type: 'door-answered', compartment, answer: kind, because });
  if (doors === null) return answer('refused', 'no-cabinet');
  if (reserve !== null && (purpose === 'deposit' || purpose === 'load')) {
    const kept = await ledger.custody({
      type: 'reserve',
      compartment,
      purpose,
      reference: reserve,
      holder,
    });
    if (!kept.ok) return answer('refused', kept.refused.code);
  }
  const opened = await doors.open({
    compartment,
    purpose,
    holder,
    ...(grant === undefined ? {} : { grant }),
    ...(proofs === undefined ? {} : { proofs }),
  });
  if (opened.kind === 'refused' && reserve !== null) {
    await ledger.custody({ type: 'release', compartment, because: opened.because });
  }
  answer(opened.kind, 'because' in opened ? opened.because : null);
}
