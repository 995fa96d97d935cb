import type { OverlayHint, View } from '@banshi/terminal-agent/protocol';
import { type Ref, ref, shallowRef, watch } from 'vue';
import type { Language, Words } from '../../locales/index.ts';
import { type Announcer, createAnnouncer, type Spoken } from '../../speech/index.ts';
import { outline } from '../../locales/terminal/materials.ts';
import { chime } from './chime.ts';
import { spoken } from './spoken.ts';

export interface Voice {
  /** What is being said now, for eyes. */
  readonly caption: Readonly<Ref<string>>;
  readonly transcript: Readonly<Ref<readonly Spoken[]>>;
  /** Says the whole screen again. */
  repeat(): void;
  /** Says a control's name as the keyboard reaches it. */
  name(text: string): void;
  hush(): void;
}

/** What the live picture needs is said again only when it changed, and no faster than it can be heard. */
const hintEveryMilliseconds = 3000;

/** Speaks each screen when the voice is on; a bell warns of an idle session in any case. */
export function useVoice(
  view: Readonly<Ref<View | null>>,
  timeZone: () => string,
  hint: () => OverlayHint | null = () => null,
): Voice {
  const caption = ref('');
  const transcript = shallowRef<readonly Spoken[]>([]);
  let announcer: Announcer | undefined;
  let heard = new Set<string>();

  const loud = () => import('./loud.ts');
  const open = (): Announcer => {
    if (announcer) return announcer;
    // The sounds come with the first words; until then, and without them, everything is shown.
    const made = createAnnouncer({
      play: async (clips, stop) => (await loud()).player.play(clips, stop).catch(() => 'silent'),
    });
    made.onChange((lines) => {
      transcript.value = lines;
      const now = lines.find((line) => line.outcome === 'speaking');
      if (now) caption.value = now.text;
    });
    announcer = made;
    return made;
  };

  async function say(text: string, language: Language): Promise<void> {
    const clips = await loud().then(
      ({ clipsFor }) => clipsFor(text, language),
      () => [],
    );
    void open().say({ text, language, clips });
  }
  async function sayAll(all: readonly Words[], language: Language): Promise<void> {
    for (const words of all) {
      await say(language === 'zh' ? (words.spoken ?? words.zh) : words.en, language);
    }
  }
  const hush = (): void => announcer?.hush();

  watch(
    view,
    (now, before) => {
      if (!now) return;
      const parts = spoken(now, timeZone());
      const keys = new Set(parts.map(({ key }) => key));
      const speaks = now.modes.voice;
      const began =
        !before?.modes.voice ||
        before.modes.language !== now.modes.language ||
        before.session !== now.session;
      const fresh = parts.filter(({ key }) => began || !heard.has(key));
      heard = keys;
      if (now.idle?.warning && !before?.idle?.warning) chime();
      if (!speaks) {
        hush();
        caption.value = '';
        return;
      }
      if (fresh.length === 0) return;
      hush();
      void sayAll(
        fresh.flatMap(({ words }) => words),
        now.modes.language,
      );
    },
    { immediate: true },
  );

  let said: OverlayHint | null = null;
  let saidAt = 0;
  watch(
    () => [hint(), view.value?.at] as const,
    ([now]) => {
      const { modes } = view.value ?? {};
      if (now === null) said = null;
      if (now === null || now === said || !modes?.voice) return;
      if (performance.now() - saidAt < hintEveryMilliseconds) return;
      said = now;
      saidAt = performance.now();
      const words = outline.hints[now];
      void say(modes.language === 'zh' ? words.zh : words.en, modes.language);
    },
  );

  return {
    caption,
    transcript,
    hush,
    repeat() {
      const now = view.value;
      if (!now) return;
      hush();
      const all = spoken(now, timeZone()).flatMap(({ words }) => words);
      void sayAll(all, now.modes.language);
    },
    name(text) {
      const now = view.value;
      if (!now?.modes.voice) return;
      hush();
      void say(text, now.modes.language);
    },
  };
}
