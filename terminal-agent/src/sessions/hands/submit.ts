import { compose, promisedDeadline, type Draft } from '../../applications/index.ts';
import { digits } from '../../ports/index.ts';
import type { Letter } from '../../store/terminal-state.ts';
import type { Reach, Tell } from './index.ts';

/**
 * Hands an application in, with or without the server: the number is made here, pages and body are
 * sealed on the disk, and one commit puts them all into the outbox. From then on nothing is lost.
 */
export async function submit(reach: Reach, draft: Draft, tell: Tell): Promise<void> {
  const { ledger, vault, pages, terminal, clock, rng, at } = reach;
  const { today } = reach.world();
  const numbered = await ledger.record({
    type: 'number-case',
    date: today,
    region: terminal.region,
    terminal: terminal.serial,
  });
  if (!numbered.ok || numbered.answer === null) {
    return tell({ type: 'submit-failed', code: numbered.ok ? 'no-number' : numbered.refused.code });
  }
  const number = numbered.answer;
  const password = digits(rng, 6);
  const submittedAt = new Date(clock.now()).toISOString();
  const submission = compose(draft, {
    number,
    password,
    site: terminal.site,
    terminal: terminal.id,
    submittedAt,
  });
  const letters: Letter[] = [];
  await at('papers.before-seal');
  for (const page of [...draft.provided.values()].flatMap((provided) => provided.pages)) {
    const kept = pages.get(page.id);
    if (kept === null) return tell({ type: 'submit-failed', code: 'page-lost' });
    const sealed = `page-${page.sha256}`;
    await vault.seal(sealed, kept.bytes);
    letters.push({
      id: `file-${page.sha256.slice(0, 32)}-${number.slice(-7)}`,
      kind: 'file',
      method: 'PUT',
      path: `/api/files/${page.sha256}`,
      mediaType: page.mediaType,
      body: { sealed },
      about: number,
    });
  }
  const sealed = `case-${number}`;
  await vault.seal(sealed, Buffer.from(JSON.stringify(submission)));
  letters.push({
    id: sealed,
    kind: 'case',
    method: 'POST',
    path: '/api/cases',
    mediaType: 'application/json',
    body: { sealed },
    about: number,
  });
  await at('papers.after-seal');
  const filed = await ledger.record({
    type: 'file-case',
    case: number,
    item: draft.compiled.item.code,
    letters,
  });
  if (!filed.ok) return tell({ type: 'submit-failed', code: filed.refused.code });
  const deadline = promisedDeadline(draft, today, reach.world().calendar);
  tell({ type: 'submitted', filed: { case: number, password, submittedAt, deadline } });
}
