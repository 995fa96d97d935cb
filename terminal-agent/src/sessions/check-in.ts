import type { Words } from '../protocol/index.ts';
import type { ServerAnswer } from '../sync/server.ts';
import type { Input } from './input.ts';
import type { Session } from './session.ts';
import { awaiting, go, refuse, stay, type Answer, type Turn } from './turn.ts';
import type { World } from './world.ts';

/** Whether some queue of this hall can be booked at all. */
export const takesBookings = (world: World): boolean =>
  world.hall?.queues.some(({ booking }) => booking !== undefined) ?? false;

/** "I have booked": the code is typed, or the card it was booked under is laid down. */
export function toCheckIn(session: Session, world: World): Answer {
  if (!takesBookings(world)) return refuse();
  return go(session, { step: 'check-in', error: null }, {}, { type: 'read-card' });
}

export const checkInByCode = (session: Session, code: string): Answer =>
  session.at.step === 'check-in'
    ? awaiting(session, { type: 'stop-reading' }, { type: 'check-in', by: { code } })
    : refuse();

/** A card was laid down at the check-in: its number is compared with bookings, and kept nowhere. */
export function checkInByCard(
  session: Session,
  input: Extract<Input, { type: 'card-read' }>,
): Turn {
  const contact = input.card.number;
  return awaiting(session, { type: 'check-in', by: { contact } });
}

export const onCheckInRefused = (
  session: Session,
  { error }: Extract<Input, { type: 'check-in-refused' }>,
  world: World,
): Turn | null =>
  session.at.step === 'check-in'
    ? stay(
        session,
        { at: { step: 'check-in', error }, busy: false, touchedAt: world.now },
        { type: 'read-card' },
      )
    : null;

const say = (zh: string, en: string): Words => ({ zh, en });

const refusals: Readonly<Record<string, Words>> = {
  'booking-unknown': say(
    '没有找到预约或排队号，请核对预约码，或放上当时用的证件',
    'Neither booking nor ticket found: check the code, or lay down the card that was used',
  ),
  'booking-late': say(
    '预约时间已过，请返回直接取号',
    'The booked time has passed; please go back and take a ticket',
  ),
  'booking-over': say('这个预约已经签到或取消', 'This booking was checked in already, or given up'),
  'issue-stopped': say(
    '该业务今日已停止取号，请到咨询台',
    'No more tickets are given for this today; please ask at the desk',
  ),
  'queue-closed': say('该业务现在不取号', 'No tickets are given for this at the moment'),
};

/** Why somebody could not check in, and what they can do now. */
export function checkInRefusal(answer: ServerAnswer, timeZone: string): Words {
  if (answer.kind !== 'refused') {
    return say(
      '网络中断，暂时不能签到；可以返回直接取号，或到咨询台',
      'The line is down: go back and take a ticket, or ask at the desk',
    );
  }
  const known = refusals[answer.code];
  if (known !== undefined) return known;
  const { details } = answer.problem;
  const from =
    typeof details === 'object' && details !== null && 'from' in details
      ? Date.parse(String(details.from))
      : Number.NaN;
  if (answer.code === 'booking-early' && !Number.isNaN(from)) {
    const time = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    }).format(from);
    return say(`还早，请在 ${time} 以后来签到`, `It is early: please check in after ${time}`);
  }
  return say('现在不能签到，请到咨询台', 'Checking in is not possible now; please ask at the desk');
}
