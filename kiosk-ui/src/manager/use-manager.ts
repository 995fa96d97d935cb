import type {
  AlarmView,
  CabinetSummary,
  FollowUpView,
  HallAlert,
  HallDay,
  SessionView,
  SupervisionView,
  TerminalView,
  WaitAccuracyView,
} from '@banshi/queue-server/protocol';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { useNow } from '../desk/now.ts';
import { useDesk } from '../desk/session.ts';
import { useHall } from '../desk/use-hall.ts';
import type { Refusal } from '../server/client.ts';
import { alertsOf } from './alerts.ts';

const everyMs = 5_000;

/** Everything the first page shows: the hall live, terminals and lockers every few seconds. */
export function useManager(session: SessionView) {
  const { client } = useDesk();
  const hall = useHall({ hall: session.hall, patienceMs: 2_000, client });
  const now = useNow();
  const terminals = shallowRef<readonly TerminalView[]>([]);
  const cabinets = shallowRef<readonly CabinetSummary[]>([]);
  const hallAlerts = shallowRef<readonly HallAlert[]>([]);
  const alarms = shallowRef<readonly AlarmView[]>([]);
  const supervision = shallowRef<SupervisionView | null>(null);
  const day = shallowRef<HallDay | null>(null);
  const accuracy = shallowRef<WaitAccuracyView | null>(null);
  const followUps = shallowRef<readonly FollowUpView[]>([]);
  const refusal = shallowRef<Refusal | null>(null);

  async function look() {
    const base = `/api/halls/${session.hall}`;
    const [asked, lockers, warned, dayNow, waitsNow, low, alarmed, figures] = await Promise.all([
      client.get<TerminalView[]>('/api/terminals'),
      client.get<CabinetSummary[]>('/api/lockers'),
      client.get<{ alerts: HallAlert[] }>(`${base}/alerts`),
      client.get<HallDay>(`${base}/day`),
      client.get<WaitAccuracyView>(`${base}/waits`),
      client.get<FollowUpView[]>('/api/follow-ups'),
      client.get<AlarmView[]>('/api/alarms'),
      client.get<SupervisionView>('/api/supervision'),
    ]);
    if (warned.ok) hallAlerts.value = warned.value.alerts;
    if (dayNow.ok) day.value = dayNow.value;
    if (waitsNow.ok) accuracy.value = waitsNow.value;
    if (alarmed.ok) alarms.value = alarmed.value;
    if (figures.ok) supervision.value = figures.value;
    if (low.ok) followUps.value = low.value;
    if (asked.ok) terminals.value = asked.value;
    if (lockers.ok) cabinets.value = lockers.value;
    // Lockers and ratings are a manager's, not an administrator's: a page without them is still a page.
    const failed = [asked, lockers, warned, dayNow, alarmed].find(
      (answer) => !answer.ok && answer.refusal.code !== 'not-allowed',
    );
    refusal.value = failed === undefined || failed.ok ? null : failed.refusal;
  }
  void look();
  const timer = setInterval(() => void look(), everyMs);
  onScopeDispose(() => clearInterval(timer));

  const place = computed(() => ({
    names: new Map([...terminals.value, ...cabinets.value].map(({ id, name }) => [id, name])),
    timeZone: hall.view.value?.timeZone ?? 'Asia/Shanghai',
  }));
  const alerts = computed(() => alertsOf(hallAlerts.value, alarms.value, place.value));
  return {
    hall,
    now,
    terminals,
    cabinets,
    day,
    accuracy,
    followUps,
    supervision,
    refusal,
    alerts,
    look,
  };
}
