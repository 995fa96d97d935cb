import type { Recorded } from '../journal/index.ts';
import type { CaseEvent, CaseState } from '../protocol/index.ts';
import {
  inOurHands,
  type Case,
  type CaseDeposit,
  type CaseRecord,
  type SentResult,
} from './state.ts';

type At = { readonly at: number };

/** The case in a new state, which becomes a step of its history. */
const enter = (one: Case, state: CaseState, { at }: At, change: Partial<Case> = {}): Case => ({
  ...one,
  ...change,
  state,
  steps: [...one.steps, { state, at }],
});

const noted = (one: Case, id: string, kind: string, { at }: At): Case['notices'] => [
  ...one.notices,
  { id, kind, at },
];

const depositTo = (one: Case, id: string, state: CaseDeposit['state']): Case => ({
  ...one,
  deposits: one.deposits.map((deposit) =>
    deposit.deposit === id ? { ...deposit, state } : deposit,
  ),
});

function begin(event: Recorded<Extract<CaseEvent, { type: 'case-submitted' }>>): Case {
  const { data } = event;
  return {
    number: data.number,
    item: data.item,
    itemVersion: data.itemVersion,
    site: data.site,
    terminal: data.terminal,
    submittedAt: data.submittedAt,
    subject: data.subject,
    digest: data.digest,
    undoUntil: data.undoUntil,
    state: 'submitted',
    steps: [{ state: 'submitted', at: event.at }],
    materials: data.materials,
    supplements: [],
    acceptBy: data.acceptBy,
    clock: data.clock,
    pausedFrom: null,
    pausedDays: 0,
    extendedDays: 0,
    correctionAsked: false,
    acceptedBy: null,
    deposits: [],
    notices: [],
    result: null,
    homeward: null,
  };
}

/** The case after one more event. */
export function evolveCase(record: CaseRecord, event: Recorded<CaseEvent>): CaseRecord {
  if (event.type === 'case-submitted') return begin(event);
  return record === null ? null : evolve(record, event);
}

type Later = Exclude<Recorded<CaseEvent>, { type: 'case-submitted' }>;

function evolve(one: Case, event: Later): Case {
  switch (event.type) {
    case 'originals-deposited': {
      const deposit: CaseDeposit = { ...event.data, state: 'in-locker' };
      const others = one.deposits.filter((known) => known.deposit !== deposit.deposit);
      return { ...one, deposits: [...others, deposit] };
    }
    case 'originals-taken-back':
      return depositTo(one, event.data.deposit, 'taken-back');
    case 'originals-collected':
      return depositTo(one, event.data.deposit, 'collected');
    case 'originals-reconciled':
      return depositTo(one, event.data.deposit, 'reconciled');
    case 'originals-sent': {
      const { grant, cabinet, until } = event.data;
      return { ...one, homeward: { grant, cabinet, until, disputed: false } };
    }
    case 'originals-returned':
      return {
        ...one,
        homeward: null,
        deposits: one.deposits.map((deposit) =>
          inOurHands.has(deposit.state) ? { ...deposit, state: 'returned' } : deposit,
        ),
      };
    case 'case-registered':
      return enter(one, 'registered', event);
    case 'materials-added': {
      const { supplement, materials, clock, acceptBy } = event.data;
      const replaced = new Set(materials.map(({ material }) => material));
      const change = {
        materials: [
          ...one.materials.filter(({ material }) => !replaced.has(material)),
          ...materials,
        ],
        supplements: [...one.supplements, supplement],
        clock,
        acceptBy,
      };
      return one.state === 'correction-asked'
        ? enter(one, 'registered', event, change)
        : { ...one, ...change };
    }
    case 'case-pre-checked':
      return enter(one, 'pre-checked', event);
    case 'correction-asked':
      return enter(one, 'correction-asked', event, {
        correctionAsked: true,
        notices: noted(one, event.data.notice, 'correction', event),
      });
    case 'case-accepted':
      return enter(one, 'accepted', event, {
        acceptedBy: event.data.account,
        clock: event.data.clock,
      });
    case 'case-not-accepted':
      return enter(one, 'not-accepted', event, {
        notices: noted(one, event.data.notice, 'non-acceptance', event),
      });
    case 'review-started':
      return enter(one, 'under-review', event);
    case 'special-procedure-started':
      return enter(one, 'special-procedure', event, {
        pausedFrom: event.data.from,
        notices: noted(one, event.data.notice, 'special-procedure', event),
      });
    case 'special-procedure-ended':
      return enter(one, 'under-review', event, {
        pausedFrom: null,
        pausedDays: one.pausedDays + event.data.workingDays,
        clock: event.data.clock,
      });
    case 'case-extended':
      return {
        ...one,
        extendedDays: one.extendedDays + event.data.workingDays,
        clock: event.data.clock,
        notices: noted(one, event.data.notice, 'extension', event),
      };
    case 'case-granted':
      return enter(one, 'granted', event);
    case 'case-denied':
      return enter(one, 'denied', event, {
        notices: noted(one, event.data.notice, 'denial', event),
      });
    case 'case-finished':
      return enter(one, 'finished', event);
    case 'certificate-made':
      return enter(one, 'certificate-made', event);
    case 'result-sent': {
      const { grant, cabinet, until } = event.data;
      return { ...one, result: { grant, cabinet, until, disputed: false } };
    }
    case 'result-withdrawn':
      return one.homeward?.grant === event.data.grant
        ? { ...one, homeward: null }
        : { ...one, result: null };
    case 'delivery-disputed': {
      const { grant } = event.data;
      const disputed = (sent: SentResult | null): SentResult | null =>
        sent?.grant === grant ? { ...sent, disputed: true } : sent;
      return { ...one, result: disputed(one.result), homeward: disputed(one.homeward) };
    }
    case 'case-delivered':
      return enter(one, 'delivered', event);
    case 'case-archived':
      return enter(one, 'archived', event);
    case 'case-withdrawn':
      return enter(one, 'withdrawn', event);
    case 'case-returned':
      return enter(one, 'returned', event, {
        notices: noted(one, event.data.notice, 'return', event),
      });
  }
}
