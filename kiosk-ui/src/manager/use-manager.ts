import type { CabinetSummary, SessionView, TerminalView } from '@banshi/queue-server/protocol';
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
  const refusal = shallowRef<Refusal | null>(null);

  async function look() {
    const [asked, lockers] = await Promise.all([
      client.get<TerminalView[]>('/api/terminals'),
      client.get<CabinetSummary[]>('/api/lockers'),
    ]);
    if (asked.ok) terminals.value = asked.value;
    if (lockers.ok) cabinets.value = lockers.value;
    refusal.value = !asked.ok ? asked.refusal : !lockers.ok ? lockers.refusal : null;
  }
  void look();
  const timer = setInterval(() => void look(), everyMs);
  onScopeDispose(() => clearInterval(timer));

  const alerts = computed(() => alertsOf(hall.view.value, terminals.value, cabinets.value));
  return { hall, now, terminals, cabinets, refusal, alerts };
}
