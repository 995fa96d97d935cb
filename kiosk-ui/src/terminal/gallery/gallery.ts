import type { Command, RequiredAction, Step, View, Welcome } from '@banshi/terminal-agent/protocol';
import { ref, shallowRef } from 'vue';
import { actions } from '../../locales/terminal/actions.ts';
import type { Connection, Link, LiveSight, Refusal } from '../link.ts';
import { hintOf, sampleSight } from './sample-sight.ts';
import { label, notice, pay } from './sample-parts.ts';
import { action, sampleView, steps } from './samples.ts';

/** The view that an address of the gallery asks for. */
export function galleryView(query: URLSearchParams): View {
  const step: Step = steps.find((name) => name === query.get('step')) ?? 'attract';
  const view = sampleView(step, {
    language: query.get('lang') === 'en' ? 'en' : 'zh',
    elder: query.has('elder'),
    low: query.has('low'),
    contrast: query.has('contrast'),
    voice: query.has('voice'),
  });
  const kinds = Object.keys(actions) as RequiredAction['kind'][];
  const kind = kinds.find((name) => name === query.get('action'));
  const urgency =
    ([0, 1, 2, 3] as const).find((level) => String(level) === query.get('urgency')) ?? 0;
  return {
    ...view,
    ...(kind ? { action: action(kind, urgency) } : {}),
    ...(query.has('sight') ? { screen: laying(view.screen, query) } : {}),
    ...(query.has('sheet') ? { screen: withSheet(view.screen, query.get('sheet')) } : {}),
    ...(query.has('trouble') ? { trouble: sampleTrouble } : {}),
    ...(query.has('idle') ? { idle: sampleIdle } : {}),
    online: !query.has('offline'),
  };
}

/** While a sheet is being laid down nothing is judged yet. */
const laying = (screen: View['screen'], query: URLSearchParams): View['screen'] =>
  screen.step === 'scan'
    ? { ...screen, phase: 'place', page: null, otherSide: query.has('other-side') }
    : screen;

/** A sheet that was asked for, on its way to paper, or not. */
const withSheet = (screen: View['screen'], named: string | null): View['screen'] => {
  const state = (['sent', 'failed', 'unknown'] as const).find((one) => one === named) ?? 'printed';
  switch (screen.step) {
    case 'materials':
    case 'not-eligible':
      return { ...screen, notice: { ...notice, state } };
    case 'choose-compartment':
      return {
        ...screen,
        envelope: {
          ...screen.envelope,
          label: { ...label, state },
          ready: state === 'printed',
        },
        screenOnly: state === 'failed',
      };
    case 'submitted':
      return { ...screen, pay: { ...pay, state } };
    case 'draft-kept':
      return { ...screen, slip: { ...screen.slip, state } };
    case 'help':
      return { ...screen, slip: { ...notice, state } };
    case 'staff':
      return { ...screen, day: { ...notice, state } };
    default:
      return screen;
  }
};

const sampleTrouble: View['trouble'] = {
  code: 'reader-away',
  what: { zh: '读卡器暂时不能用', en: 'The card reader is not available' },
  meaning: {
    zh: '正在重新连接；您可以稍等，或用编号和密码办理',
    en: 'It is being reconnected: wait, or use number and code',
  },
  ways: ['identify-with', 'help'],
  reference: 'T3-4F2A',
};
const sampleIdle: View['idle'] = {
  warnAt: '2026-03-20T12:30:38.000Z',
  wipeAt: '2026-03-20T12:30:54.000Z',
  warning: true,
};

export interface Gallery {
  readonly link: Link;
  /** What was touched, oldest first. */
  readonly sent: Command[];
  /** Shows another screen without loading the page again; resolves when its pictures are there. */
  show(query: URLSearchParams): Promise<void>;
}

/** A link with nobody behind it: it keeps what was touched, and lets modes be switched. */
export function createGallery(query: URLSearchParams): Gallery {
  const sent: Command[] = [];
  const view = shallowRef<View | null>(null);
  const connection = ref<Connection>('live');
  const refusal = ref<Refusal | null>(null);
  const welcome = shallowRef<Welcome | null>(null);
  const sight = shallowRef<LiveSight | null>(null);

  async function show(next: URLSearchParams): Promise<void> {
    welcome.value = {
      version: 1,
      terminal: 'terminal-1',
      pixelsPerMillimetre: next.has('landscape') ? 3.61 : 2.71,
      orientation: next.has('landscape') ? 'landscape' : 'portrait',
      timeZone: 'Asia/Shanghai',
    };
    connection.value = next.has('rest') ? 'lost' : 'live';
    refusal.value = next.has('stale') ? 'stale' : null;
    view.value = galleryView(next);
    const hint = hintOf(next.get('sight'));
    sight.value = null;
    if (hint !== null) sight.value = await sampleSight(hint);
  }
  void show(query);

  const link: Link = {
    connection,
    welcome,
    view,
    pending: shallowRef(null),
    refusal,
    sight,
    send(command) {
      sent.push(command);
      if (command.type !== 'set-modes' || !view.value) return;
      view.value = { ...view.value, modes: { ...view.value.modes, ...command.modes } };
    },
  };
  return { link, sent, show };
}
