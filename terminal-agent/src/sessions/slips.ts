import type { Deadline } from '@banshi/queue-server/protocol';
import { formOf, toDeposit, type Draft } from '../applications/index.ts';
import type { Words } from '../protocol/index.ts';
import type { Session } from './session.ts';
import type { Task } from './task.ts';
import type { World } from './world.ts';

const nowhere: Words = { zh: '', en: '' };
const undoMs = 10 * 60_000;

const print = (
  slip: Extract<Task, { type: 'print' }>['slip'],
  about: string,
  voids: string | null,
): Task => ({ type: 'print', slip, about, voids });

export function submissionSlip(
  session: Session,
  draft: Draft,
  world: World,
  voids: string | null = null,
): Task {
  const { filed } = session;
  const { item } = draft.compiled;
  const names = (how: 'locker' | 'later') =>
    formOf(draft)
      .materials.filter(({ material }) => draft.provided.get(material.id)?.how === how)
      .map(({ material }) => material.name);
  const submittedAt = filed?.submittedAt ?? new Date(world.now).toISOString();
  return print(
    {
      kind: 'submission',
      data: {
        caseNumber: filed?.case ?? '',
        password: filed?.password ?? '',
        item: item.name,
        department: item.department.name,
        submittedAt,
        undoUntil: new Date(Date.parse(submittedAt) + undoMs).toISOString(),
        deadline: filed?.deadline ?? null,
        deadlineFor: 'decision',
        toDeposit: (session.deposit?.placedAt ?? null) === null ? names('locker') : [],
        toFollow: names('later'),
        reachable: draft.contact !== null && draft.contact.kind !== 'none',
        delivered: filed !== null && !world.undelivered.has(filed.case),
      },
    },
    filed?.case ?? '',
    voids,
  );
}

export function depositSlip(
  session: Session,
  draft: Draft,
  world: World,
  voids: string | null = null,
): Task {
  const { filed, deposit } = session;
  const { item } = draft.compiled;
  const compartment = world.cabinet?.compartments.get(deposit?.compartment ?? '')?.compartment;
  const deadline: Deadline | null = filed?.deadline ?? null;
  return print(
    {
      kind: 'deposit',
      data: {
        slip: deposit?.slip ?? '',
        caseNumber: filed?.case ?? '',
        password: filed?.password ?? '',
        item: item.name,
        cabinet: world.cabinetName ?? nowhere,
        compartment: compartment?.label ?? '',
        depositedAt: deposit?.placedAt ?? new Date(world.now).toISOString(),
        contents: declaredNames(draft, session),
        deadline,
        deadlineFor: 'decision',
      },
    },
    deposit?.deposit ?? '',
    voids,
  );
}

/** 缴款通知单, where the item has a fee and nothing was paid here: what is owed, and where. */
export function paySlip(
  session: Session,
  draft: Draft,
  world: World,
  voids: string | null = null,
): readonly Task[] {
  const { filed } = session;
  const { fee, name } = draft.compiled.item;
  if (filed === null || fee === null || fee.yuan === 0) return [];
  return [
    print(
      {
        kind: 'pay',
        data: {
          slip: `F${filed.case.slice(8)}`,
          caseNumber: filed.case,
          item: name,
          // Money is counted in whole fen.
          fen: Math.round(fee.yuan * 100),
          basis: fee.basis,
          payBy: null,
          where: world.payAt,
        },
      },
      filed.case,
      voids,
    ),
  ];
}

/** The deposit's contents by name, as declared. */
export function declaredNames(
  draft: Draft,
  session: Session,
): readonly { readonly name: Words; readonly copies: number }[] {
  const names = new Map(
    draft.compiled.item.materials.map((material) => [material.id, material.name]),
  );
  return (session.deposit?.contents ?? toDeposit(draft)).map(({ material, copies }) => ({
    name: names.get(material) ?? nowhere,
    copies,
  }));
}

export function ticketSlip(session: Session, world: World, voids: string | null = null): Task {
  const { ticket } = session;
  const statusUrl = ticket?.statusUrl ?? null;
  const queue = world.hall?.queues.find(({ id }) => id === ticket?.queue);
  return print(
    {
      kind: 'ticket',
      data: {
        number: ticket?.number ?? '',
        queue: queue?.name ?? nowhere,
        ahead: ticket?.ahead ?? null,
        wait: ticket?.wait ?? null,
        issuedAt: ticket?.issuedAt ?? new Date(world.now).toISOString(),
        byCard: session.holder !== null && ticket !== null && ticket.id !== null,
        statusUrl: statusUrl === null ? null : new URL(statusUrl, world.publicUrl).href,
      },
      sheet:
        ticket === null || ticket.id === null || ticket.sheet === null
          ? null
          : { ticket: ticket.id, serial: ticket.sheet },
    },
    ticket?.number ?? '',
    voids,
  );
}

export function pickUpSlip(
  world: World,
  parcel: {
    readonly grant: string;
    readonly item: Words;
    readonly case: string;
    readonly compartment: string;
    readonly confirmed: boolean;
  },
  voids: string | null = null,
): Task {
  return print(
    {
      kind: 'pick-up',
      data: {
        item: parcel.item,
        caseNumber: parcel.case,
        cabinet: world.cabinetName ?? nowhere,
        compartment: world.cabinet?.compartments.get(parcel.compartment)?.compartment.label ?? '',
        takenAt: new Date(world.now).toISOString(),
        confirmed: parcel.confirmed,
      },
    },
    parcel.grant,
    voids,
  );
}
