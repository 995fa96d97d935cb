import { feedHead, linkOf } from './chain.ts';
import type { EventRow, Store, StreamRow } from './store.ts';

export type Verdict =
  | { readonly ok: true; readonly events: number; readonly head: string }
  | {
      readonly ok: false;
      /** The first position at which the stored past is not what was written. */
      readonly position: number;
      readonly stream: string;
      readonly because: 'missing' | 'out of order' | 'altered' | 'head differs';
    };

const page = 1_000;

/** Recomputes a feed's whole chain: every number gapless, every link as it was written. */
export function verifyFeed(store: Store, feed: string): Promise<Verdict> {
  return store.read(async (tx) => {
    const links = new Map<string, { seq: number; hash: string }>();
    let position = 0;
    let head = '';
    for (;;) {
      const rows = await tx.rows.eventsOfFeed(feed, position, page);
      for (const row of rows) {
        const before = links.get(row.stream) ?? { seq: 0, hash: '' };
        const because = faultOf(row, position, before);
        if (because !== undefined) {
          return { ok: false, position: position + 1, stream: row.stream, because };
        }
        position = row.position;
        head = feedHead(head, row.hash);
        links.set(row.stream, { seq: row.seq, hash: row.hash });
      }
      if (rows.length < page) break;
    }
    const stored = await tx.rows.feed(feed);
    if ((stored?.position ?? 0) !== position || (stored?.head ?? '') !== head) {
      return { ok: false, position: position + 1, stream: feed, because: 'head differs' };
    }
    const torn = (await tx.rows.streams(feed)).find((row) => differs(row, links));
    if (torn !== undefined) {
      return { ok: false, position: position + 1, stream: torn.stream, because: 'head differs' };
    }
    return { ok: true, events: position, head };
  });
}

function faultOf(row: EventRow, position: number, before: { seq: number; hash: string }) {
  if (row.position !== position + 1) return 'missing';
  if (row.seq !== before.seq + 1) return 'out of order';
  const { stream, seq, type, at, actor: by, body } = row;
  return linkOf(before.hash, { stream, seq, type, at, by, body }) === row.hash
    ? undefined
    : 'altered';
}

function differs(row: StreamRow, links: ReadonlyMap<string, { seq: number; hash: string }>) {
  const link = links.get(row.stream);
  return link?.seq !== row.seq || link.hash !== row.head;
}
