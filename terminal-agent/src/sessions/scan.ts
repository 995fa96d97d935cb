import { provide, type ScannedPage } from '../applications/index.ts';
import type { Input } from './input.ts';
import type { At, Session } from './session.ts';
import { go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

type Scan = Extract<At, { step: 'scan' }>;

export function scanPage(session: Session, at: Scan): Answer {
  // Another page in place of the one just judged.
  const forget = at.page === null ? [] : [{ type: 'forget-page', page: at.page.id } as const];
  return go(
    session,
    { ...at, phase: 'scanning', page: null, duplicate: false },
    { busy: true },
    ...forget,
    { type: 'scan' },
  );
}

export function onScanned(
  session: Session,
  input: Extract<Input, { type: 'page-scanned' | 'scan-failed' }>,
  world: World,
): Turn | null {
  const { at, draft } = session;
  if (at.step !== 'scan' || at.phase !== 'scanning' || draft === null) return null;
  const touched = { ...session, touchedAt: world.now };
  if (input.type === 'scan-failed') {
    const code =
      input.code === 'no-page'
        ? 'no-page'
        : input.code === 'not-ready'
          ? 'scanner-away'
          : 'scan-failed';
    return go(touched, { ...at, phase: 'place' }, { trouble: trouble(session, code, world) });
  }
  const { page } = input;
  const duplicate = [...draft.provided.values()].some(({ pages }) =>
    pages.some((kept) => kept.sha256 === page.sha256),
  );
  return go(touched, { ...at, phase: 'judged', page, duplicate });
}

const kept = (session: Session, at: Scan, page: ScannedPage): Partial<Session> => {
  const { draft } = session;
  if (draft === null) return {};
  const before = draft.provided.get(at.material);
  const pages = before?.how === 'scanned' ? before.pages : [];
  return { draft: provide(draft, at.material, { how: 'scanned', pages: [...pages, page] }) };
};

/** Keeps the judged page and waits for the next one. */
export function keepPage(session: Session, at: Scan): Answer {
  if (at.page === null) return refuse();
  return go(
    session,
    { ...at, phase: 'place', page: null, duplicate: false },
    kept(session, at, at.page),
  );
}

/** Enough pages: a good page still on the screen is kept. */
export function finishScan(session: Session, at: Scan): Answer {
  if (at.page === null || at.duplicate || at.page.verdict === 'retake')
    return leaveScan(session, at);
  return go(session, { step: 'materials' }, kept(session, at, at.page));
}

/** Back to the list: the page on the screen is not kept. */
export const leaveScan = (session: Session, at: Scan): Turn =>
  go(
    session,
    { step: 'materials' },
    {},
    ...(at.page === null ? [] : [{ type: 'forget-page', page: at.page.id } as const]),
  );

/** Throws one page away, on the scan screen or in the list. */
export function discardPage(session: Session, id: string): Answer {
  const { at, draft } = session;
  if (draft === null) return refuse();
  const forget = { type: 'forget-page', page: id } as const;
  if (at.step === 'scan' && at.page?.id === id)
    return go(session, { ...at, phase: 'place', page: null, duplicate: false }, {}, forget);
  for (const [material, provided] of draft.provided) {
    const pages = provided.pages.filter((page) => page.id !== id);
    if (pages.length === provided.pages.length) continue;
    const left = pages.length === 0 ? null : { ...provided, pages };
    return stay(session, { draft: provide(draft, material, left) }, forget);
  }
  return refuse('invalid');
}
