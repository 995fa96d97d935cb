import type { Compartment } from '@banshi/queue-server/protocol';
import { freeBySize } from '../custody/index.ts';
import type { Screen } from '../protocol/index.ts';
import { waysToIdentify } from './begin.ts';
import { takesBookings } from './check-in.ts';
import { certificateScreen } from './certificates.ts';
import { closedWords, notice, nothing, slipTitles } from './wording.ts';
import { depositNumber } from './label.ts';
import { itemName, parcelsFor } from './pick-up.ts';
import {
  checkScreen,
  contactScreen,
  formScreen,
  guideScreen,
  materialsScreen,
  scanScreen,
  situationScreen,
} from './screens-apply.ts';
import { progressScreen, staffScreen } from './screens-lists.ts';
import type { Mode, Print, Session, SlipKind } from './session.ts';
import { declaredNames } from './slips.ts';
import { suggestedQueue } from './visit.ts';
import { lockerUsable } from './materials.ts';
import type { Words } from '../protocol/index.ts';
import type { World } from './world.ts';
import { toDeposit } from '../applications/index.ts';
import { explainDeadline } from '@banshi/queue-server/rules';

const place = (compartment: Compartment | undefined, id: string) => ({
  id,
  label: compartment?.label ?? id,
  size: compartment?.size ?? '',
  band: compartment?.band ?? '',
});

/** A slip as far as it has come; before it has a serial it is only being prepared. */
const slipOf = (session: Session, kind: SlipKind): Print =>
  session.slips[kind] ?? { what: slipTitles[kind], serial: '', state: 'reserved', lines: [] };

const contentsOf = (session: Session): Words[] =>
  session.draft === null ? [] : declaredNames(session.draft, session).map(({ name }) => name);

/** The one screen that stands now. */
export function screenOf(
  session: Session | null,
  world: World,
  language: Mode['language'],
): Screen {
  if (session === null) {
    if (world.outOfService !== null) return { step: 'out-of-service', because: world.outOfService };
    return attract(world);
  }
  const { at } = session;
  const where = (id: string) => place(world.cabinet?.compartments.get(id)?.compartment, id);
  switch (at.step) {
    case 'notice':
      return { step: 'notice', paragraphs: [...notice(world.terminal.site)] };
    case 'identify': {
      const purpose = session.service ?? 'help';
      return { step: 'identify', purpose, ways: [...waysToIdentify(purpose)] };
    }
    case 'menu':
      return { step: 'menu', services: [...world.offered] };
    case 'choose-item':
      return {
        step: 'choose-item',
        popular: [...world.items.values()].filter((item) => item.popular).map((item) => item.code),
      };
    case 'guide':
      return guideScreen(at, session, world);
    case 'situation':
      return situationScreen(at, session);
    case 'not-eligible':
      return { step: 'not-eligible', because: at.because, notice: session.slips.notice ?? null };
    case 'form':
      return formScreen(at, session);
    case 'materials':
      return materialsScreen(session, world);
    case 'scan':
      return scanScreen(at, session, world);
    case 'contact':
      return contactScreen(at);
    case 'check-answers':
      return checkScreen(session, language);
    case 'submitted':
      return submitted(session, world);
    case 'choose-compartment':
      return chooseCompartment(session, world);
    case 'door': {
      const { purpose, phase, compartment } = at.door;
      return {
        step: 'door',
        purpose: purpose === 'reopen' || purpose === 'cancel' ? 'deposit' : purpose,
        phase,
        compartment: where(compartment),
        contents: session.staff === null && session.deposit !== null ? contentsOf(session) : [],
      };
    }
    case 'confirm-deposit':
      return {
        step: 'confirm-deposit',
        compartment: where(session.deposit?.compartment ?? ''),
        contents: contentsOf(session),
      };
    case 'deposited': {
      const deadline = session.filed?.deadline ?? null;
      return {
        step: 'deposited',
        case: session.filed?.case ?? '',
        slip: slipOf(session, 'deposit'),
        compartment: where(session.deposit?.compartment ?? ''),
        deadline: deadline === null ? null : explainDeadline(deadline),
        mayReopen: true,
      };
    }
    case 'pick-up-code':
      return { step: 'pick-up-code', attemptsLeft: at.attemptsLeft, error: at.error };
    case 'pick-up-list':
      return {
        step: 'pick-up-list',
        parcels: parcelsFor(session, world).map(({ grant, custody, item }) => ({
          grant: grant.grant,
          item,
          compartment: where(custody.compartment.id),
          until: grant.until,
        })),
      };
    case 'confirm-pick-up':
      return {
        step: 'confirm-pick-up',
        grant: at.grant,
        item: itemName(world.grants.get(at.grant)?.item ?? '', world),
      };
    case 'picked-up':
      return {
        step: 'picked-up',
        item: itemName(world.grants.get(at.grant)?.item ?? '', world),
        confirmed: at.confirmed,
        slip: session.slips['pick-up'] ?? null,
      };
    case 'choose-queue':
      return queues(session, world);
    case 'check-in':
      return { step: 'check-in', error: at.error };
    case 'ticket': {
      const { ticket } = session;
      return {
        step: 'ticket',
        number: ticket?.number ?? '',
        queueName: world.hall?.queues.find(({ id }) => id === ticket?.queue)?.name ?? nothing,
        ahead: ticket?.ahead ?? null,
        wait: ticket?.wait ?? null,
        statusUrl:
          ticket === null || ticket.statusUrl === null
            ? null
            : new URL(ticket.statusUrl, world.publicUrl).href,
        slip: slipOf(session, 'ticket'),
      };
    }
    case 'progress-code':
      return { step: 'progress-code', error: at.error };
    case 'progress':
      return progressScreen(at.cases);
    case 'certificates':
    case 'certificate':
      return certificateScreen(at, session);
    case 'rate':
      return {
        step: 'rate',
        about: session.draft?.compiled.item.name ?? { zh: '本次服务', en: 'this visit' },
      };
    case 'rated':
      return { step: 'rated' };
    case 'help':
      return { step: 'help', called: session.helpCalled, answeredBy: null };
    case 'staff-sign-in':
      return { step: 'staff-sign-in', error: at.error };
    case 'staff':
      return staffScreen(session, world);
    case 'staff-found': {
      const custody = world.cabinet?.compartments.get(at.compartment);
      return {
        step: 'staff-found',
        compartment: where(at.compartment),
        because: { zh: custody?.flag?.because ?? '', en: custody?.flag?.because ?? '' },
      };
    }
    case 'farewell':
      return { step: 'farewell', cardLeft: at.cardLeft };
  }
}

function attract(world: World): Screen {
  const free = world.cabinet === null ? null : freeBySize(world.cabinet);
  return {
    step: 'attract',
    services: [...world.offered],
    lockersFree: free === null ? null : { S: free.S.free, M: free.M.free, L: free.L.free },
    notices: [...(world.hall?.notices ?? [])],
  };
}

function submitted(session: Session, world: World): Screen {
  const { filed, draft, deposit } = session;
  const inside = (deposit?.placedAt ?? null) !== null;
  const names =
    draft === null || inside || toDeposit(draft).length === 0 ? [] : contentsOf(session);
  return {
    step: 'submitted',
    case: filed?.case ?? '',
    password: filed?.password ?? '',
    delivered: filed !== null && !world.undelivered.has(filed.case),
    expectedBy: filed?.deadline?.due ?? null,
    phone: draft?.compiled.item.phones.consult ?? world.terminal.phone,
    toDeposit: lockerUsable(world) ? names : [],
    slip: session.slips.submission ?? null,
  };
}

const sizeNames = {
  S: { name: { zh: '小格', en: 'Small' }, fits: { zh: '一个A4信封', en: 'an A4 envelope' } },
  M: { name: { zh: '中格', en: 'Medium' }, fits: { zh: '一个文件盒', en: 'a file box' } },
  L: { name: { zh: '大格', en: 'Large' }, fits: { zh: '几个文件盒', en: 'several file boxes' } },
} as const;

function chooseCompartment(session: Session, world: World): Screen {
  const free = world.cabinet === null ? null : freeBySize(world.cabinet);
  return {
    step: 'choose-compartment',
    contents: contentsOf(session),
    envelope: {
      number: session.filed === null ? '' : depositNumber(session.filed),
      label: session.slips.label ?? null,
    },
    sizes: (['S', 'M', 'L'] as const).map((size) => ({
      size,
      ...sizeNames[size],
      free: free?.[size].free ?? 0,
      low: free?.[size].low ?? 0,
    })),
    screenOnly: !world.canPrint,
  };
}

function queues(session: Session, world: World): Screen {
  const offline = !world.online;
  return {
    step: 'choose-queue',
    queues: (world.hall?.queues ?? []).map((queue) => {
      const { closing } = queue;
      const offered = queue.open && (!offline || world.offlineQueues.has(queue.id));
      const because = queue.open
        ? { zh: '网络中断，此队列暂无号码', en: 'The line is down: no numbers for this queue' }
        : (closedWords[queue.closedBecause ?? ''] ?? closedWords.other);
      return {
        id: queue.id,
        name: queue.name,
        waiting: offline ? null : queue.waiting,
        wait: offline ? null : queue.wait,
        offered,
        ...(offered && closing !== undefined && closing.advice !== 'in-time'
          ? { closing: closing.words }
          : {}),
        ...(offered ? {} : { because }),
      };
    }),
    suggested: suggestedQueue(session, world),
    takesBookings: takesBookings(world),
  };
}
