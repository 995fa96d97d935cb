import { freeBySize } from '../custody/index.ts';
import { toDeposit } from '../applications/index.ts';
import type { Screen } from '../protocol/index.ts';
import { waysToIdentify } from './begin.ts';
import { certificateScreen } from './certificates.ts';
import { lockerUsable } from './materials.ts';
import {
  checkScreen,
  contactScreen,
  formScreen,
  guideScreen,
  materialsScreen,
  scanScreen,
  situationScreen,
} from './screens-apply.ts';
import { draftScreen } from './screens-drafts.ts';
import { staffScreen } from './screens-lists.ts';
import { contentsOf, lockerScreen, placeIn } from './screens-locker.ts';
import { visitScreen } from './screens-visit.ts';
import type { Mode, Session } from './session.ts';
import { notice } from './wording.ts';
import type { World } from './world.ts';

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
    case 'keep-draft':
    case 'draft-kept':
    case 'resume-draft':
      return draftScreen(at, session, world);
    case 'submitted':
      return submitted(session, world);
    case 'certificates':
    case 'certificate':
      return certificateScreen(at, session);
    case 'choose-compartment':
    case 'door':
    case 'confirm-deposit':
    case 'deposited':
    case 'pick-up-code':
    case 'pick-up-list':
    case 'confirm-pick-up':
    case 'picked-up':
      return lockerScreen(at, session, world);
    case 'choose-queue':
    case 'check-in':
    case 'ticket':
    case 'progress-code':
    case 'progress':
    case 'rate':
    case 'rated':
    case 'help':
      return visitScreen(at, session, world);
    case 'staff-sign-in':
      return { step: 'staff-sign-in', error: at.error };
    case 'staff':
      return staffScreen(session, world);
    case 'staff-found': {
      const custody = world.cabinet?.compartments.get(at.compartment);
      return {
        step: 'staff-found',
        compartment: placeIn(world, at.compartment),
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
    pay: session.slips.pay ?? null,
  };
}
