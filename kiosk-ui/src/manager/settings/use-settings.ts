import type {
  ChangeSettings,
  HallSettings,
  SettingsFault,
  SettingsView,
} from '@banshi/queue-server/protocol';
import { computed, ref, shallowRef } from 'vue';
import { useAct, useDesk } from '../../desk/session.ts';
import { changesOf, draftOf, type Draft } from './draft.ts';

/** The settings in force, a draft of what they shall be, and the way from one to the other. */
export function useSettings(hall: string) {
  const { client } = useDesk();
  const { busy, refusal, act } = useAct();
  const seen = shallowRef<SettingsView | null>(null);
  const settings = shallowRef<HallSettings | null>(null);
  const draft = ref<Draft | null>(null);
  const path = `/api/halls/${hall}/settings`;

  function take(view: SettingsView) {
    // The whole settings as the server runs them.
    const now = view.settings as HallSettings;
    seen.value = view;
    settings.value = now;
    draft.value = draftOf(now);
  }
  async function load() {
    const view = await act(() => client.get<SettingsView>(path));
    if (view !== undefined) take(view);
  }
  const difference = computed(() =>
    settings.value === null || draft.value === null
      ? { change: {}, was: {} }
      : changesOf(settings.value, draft.value),
  );
  const change = computed(() => difference.value.change);
  const changed = computed(() => Object.keys(change.value).length > 0);
  const faults = computed<readonly SettingsFault[]>(() => {
    const named = refusal.value?.details?.['faults'];
    return Array.isArray(named) ? (named as readonly SettingsFault[]) : [];
  });

  async function send(to: string, body: unknown): Promise<boolean> {
    const done = await act(() => client.post(to, body));
    if (done !== undefined) await load();
    return done !== undefined;
  }
  const version = () => seen.value?.version ?? 0;
  const save = (reason: string, from: NonNullable<ChangeSettings['from']>) =>
    send(path, { version: version(), reason, from, change: change.value });
  const restore = (to: number, reason: string) =>
    send(`${path}/restore`, { version: version(), to, reason });
  const discard = () => {
    refusal.value = null;
    if (settings.value !== null) draft.value = draftOf(settings.value);
  };
  void load();
  return {
    seen,
    settings,
    draft,
    difference,
    change,
    changed,
    faults,
    busy,
    refusal,
    load,
    save,
    restore,
    discard,
  };
}
