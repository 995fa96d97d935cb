import { KeptDraft as Fetched, draftHours } from '@banshi/queue-server/protocol';
import { hash } from 'node:crypto';
import { Compile } from 'typebox/compile';
import {
  draftId,
  newDraftCode,
  openDraft,
  provide,
  sealDraft,
  type Draft,
  type KeptDraft,
} from '../../applications/index.ts';
import { pause } from '../../ports/index.ts';
import type { Letter } from '../../store/terminal-state.ts';
import type { DraftError } from '../troubles/index.ts';
import type { Session } from '../session.ts';
import type { Task } from '../task.ts';
import type { Reach, Tell } from './index.ts';

const fetched = Compile(Fetched);
/** A citizen waits in front of the screen. */
const patienceMs = 15_000;
/** How long one look for a code lasts, in ms. */
const scanMs = 5_000;

/**
 * Seals a draft and hands it to the outbox, line or no line. Its key is made of the slip's code and
 * the card, and both leave with the citizen: what stays here until the hall has it opens for nobody.
 */
export async function keepDraft(
  { ledger, vault, pages, rng, clock }: Reach,
  { draft, point, kept: before }: Extract<Task, { type: 'keep-draft' }>,
  tell: Tell,
): Promise<void> {
  const code = before?.code ?? newDraftCode(rng);
  // Before the first pause: the session may be over, and its pages wiped, a moment later.
  const sealed = sealDraft({ draft, point, code }, (id) => pages.get(id)?.bytes ?? null, rng);
  if (sealed === null) return tell({ type: 'draft-not-saved' });
  const until = new Date(clock.now() + draftHours * 3_600_000).toISOString();
  const kept: KeptDraft = { id: draftId(code), code, until };
  const name = `draft-${rng.uuid()}`;
  await vault.seal(name, sealed);
  const letter: Letter = {
    id: name,
    kind: 'draft',
    method: 'PUT',
    path: `/api/drafts/${kept.id}?until=${until}`,
    mediaType: 'application/octet-stream',
    body: { sealed: name },
    about: kept.id,
  };
  const queued = await ledger.record({ type: 'queue-letters', letters: [letter] });
  tell(queued.ok ? { type: 'draft-saved', kept } : { type: 'draft-not-saved' });
}

/** From this terminal's own outbox where it has not left yet, otherwise from the hall. */
async function fetchDraft(
  { ledger, vault, server, terminal }: Reach,
  id: string,
): Promise<{ readonly sealed: Uint8Array; readonly until: string } | DraftError> {
  const own = [...ledger.terminal.outbox.values()].findLast(
    ({ kind, about }) => kind === 'draft' && about === id,
  );
  const until = own?.path.split('until=')[1];
  if (own !== undefined && until !== undefined && 'sealed' in own.body) {
    const sealed = await vault.open(own.body.sealed);
    if (sealed !== null) return { sealed, until };
  }
  const answer = await server.request({
    method: 'GET',
    path: `/api/terminals/${terminal.id}/drafts/${id}`,
    timeoutMs: patienceMs,
  });
  if (answer.kind === 'silence') return 'offline';
  if (answer.kind === 'refused') {
    if (answer.code === 'too-many-requests') return 'locked';
    return answer.status >= 500 ? 'offline' : 'unknown';
  }
  return fetched.Check(answer.json)
    ? { sealed: Buffer.from(answer.json.sealed, 'base64'), until: answer.json.until }
    : 'damaged';
}

export async function openKeptDraft(
  reach: Reach,
  code: string,
  { holder }: Session,
  tell: Tell,
): Promise<void> {
  const refuse = (error: DraftError) => tell({ type: 'draft-refused', error });
  if (holder === null) return refuse('other-card');
  const id = draftId(code);
  const found = await fetchDraft(reach, id);
  if (typeof found === 'string') return refuse(found);
  const opened = openDraft(found.sealed, code, holder.card, reach.world().today);
  if (!opened.ok) return refuse(opened.because);
  const draft = withPages(reach, opened.draft, opened.pages);
  if (draft === null) return refuse('damaged');
  const { point } = opened;
  tell({ type: 'draft-opened', draft, point, kept: { id, code, until: found.until } });
}

/** The pages come back under names of this session; one whose bytes are not its own spoils the whole. */
function withPages(
  { pages, rng }: Reach,
  draft: Draft,
  kept: ReadonlyMap<string, Uint8Array>,
): Draft | null {
  let restored = draft;
  for (const [material, provided] of draft.provided) {
    const again = provided.pages.map((page) => {
      const bytes = kept.get(page.id);
      if (bytes === undefined || hash('sha256', bytes) !== page.sha256) return null;
      const id = rng.uuid();
      const { mediaType, verdict, reasons, card } = page;
      const [fingerprint = null] = page.fingerprints;
      pages.keep(id, { bytes, mediaType, verdict, reasons, fingerprint, card });
      return { ...page, id };
    });
    const whole = again.filter((page) => page !== null);
    if (whole.length < again.length) return null;
    restored = provide(restored, material, { ...provided, pages: whole });
  }
  return restored;
}

export async function forgetDraft({ ledger, rng }: Reach, id: string): Promise<void> {
  const letter: Letter = {
    id: `forget-${rng.uuid()}`,
    kind: 'draft',
    method: 'POST',
    path: `/api/drafts/${id}/forget`,
    mediaType: 'application/json',
    body: { json: {} },
    about: null,
  };
  await ledger.record({ type: 'queue-letters', letters: [letter] });
}

/** Until a code was read or somebody else takes over the reader. */
export async function scanCode(
  { fleet, clock }: Reach,
  signal: AbortSignal,
  tell: Tell,
): Promise<void> {
  while (!signal.aborted) {
    if (!fleet.usable('code-scanner')) await fleet.until('code-scanner', scanMs, signal);
    if (signal.aborted || !fleet.has('code-scanner')) return;
    const read = await fleet.use('code-scanner', (scanner) => scanner.scan({ waitMs: scanMs }), {
      deadlineMs: 2 * scanMs,
    });
    if (signal.aborted) return;
    if (read.ok) return tell({ type: 'code-scanned', text: read.value.text });
    if (read.failure.code !== 'no-code') await pause(clock, 1_000, signal);
  }
}
