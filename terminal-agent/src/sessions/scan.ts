import { provide, type ScannedPage } from '../applications/index.ts';
import { isSameSheet } from '../documents/fingerprint.ts';
import type { Input } from './input.ts';
import type { At, Session } from './session.ts';
import { awaiting, go, refuse, stay, trouble, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

type Scan = Extract<At, { step: 'scan' }>;

export function scanPage(session: Session, at: Scan): Turn {
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

/** A sheet lies still under the camera: nobody need press anything. */
export function onRested(session: Session, world: World): Turn | null {
  const { at, busy, trouble: told } = session;
  if (at.step !== 'scan' || at.phase !== 'place' || busy || told !== null) return null;
  return scanPage({ ...session, touchedAt: world.now }, at);
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
    pages.some((kept) => sameSheet(kept, page)),
  );
  return go(touched, { ...at, phase: 'judged', page, duplicate });
}

/** Two pictures of one sheet are never the same bytes, but they bear the same mark. */
const sameSheet = (kept: ScannedPage, page: ScannedPage): boolean =>
  kept.sha256 === page.sha256 ||
  kept.fingerprints.some((one) => page.fingerprints.some((other) => isSameSheet(one, other)));

const pagesOf = ({ draft }: Session, material: string): readonly ScannedPage[] => {
  const provided = draft?.provided.get(material);
  return provided?.how === 'scanned' ? provided.pages : [];
};

const withPages = (session: Session, at: Scan, pages: readonly ScannedPage[]): Partial<Session> =>
  session.draft === null
    ? {}
    : { draft: provide(session.draft, at.material, { how: 'scanned', pages }) };

/** The side of a card that waits for its other side. */
export const lonelySide = (pages: readonly ScannedPage[]): ScannedPage | null => {
  const last = pages.at(-1);
  return last?.card === true ? last : null;
};

/** Keeps the judged page and waits for the next one; the second side of a card joins the first. */
export function keepPage(session: Session, at: Scan): Answer {
  const { page } = at;
  if (page === null) return refuse();
  const pages = pagesOf(session, at.material);
  const front = lonelySide(pages);
  if (front !== null && page.card && !at.duplicate)
    return awaiting(session, { type: 'join-sides', sides: [front, page] });
  return go(
    session,
    { ...at, phase: 'place', page: null, duplicate: false },
    withPages(session, at, [...pages, page]),
  );
}

export function onSides(
  session: Session,
  input: Extract<Input, { type: 'sides-joined' | 'sides-apart' }>,
): Turn | null {
  const { at } = session;
  if (at.step !== 'scan' || at.page === null) return null;
  const pages = pagesOf(session, at.material);
  const front = pages.at(-1);
  const next = { ...at, phase: 'place', page: null, duplicate: false } as const;
  if (input.type === 'sides-apart' || front === undefined) {
    const apart = [...pages, at.page].map((page) => ({ ...page, card: false }));
    return go(session, next, withPages(session, at, apart));
  }
  return go(
    session,
    next,
    withPages(session, at, [...pages.slice(0, -1), input.page]),
    { type: 'forget-page', page: front.id },
    { type: 'forget-page', page: at.page.id },
  );
}

/** Enough pages: a good page still on the screen is kept. */
export function finishScan(session: Session, at: Scan): Answer {
  if (at.page === null || at.duplicate || at.page.verdict === 'retake')
    return leaveScan(session, at);
  const pages = [...pagesOf(session, at.material), at.page];
  return go(session, { step: 'materials' }, withPages(session, at, pages));
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
