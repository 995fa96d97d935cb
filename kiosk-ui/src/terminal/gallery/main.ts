import type { Catalogue } from '@banshi/queue-server/protocol';
import { createApp } from 'vue';
import '../../design/fonts.ts';
import '../../design/index.css';
import App from '../App.vue';
import { createGallery } from './gallery.ts';
import { sampleCatalogue } from './sample-catalogue.ts';

/**
 * Every screen without an agent: `gallery.html?step=door&lang=en&elder&low&contrast&voice&landscape`.
 * `trouble`, `idle` and `action=close-door&urgency=2` add what may lie over it; `rest` shows the restart.
 * `step=scan&sight=good` (any hint) and `other-side` show what a document camera sees.
 */
const gallery = createGallery(new URLSearchParams(location.search));
const standing = Date.parse('2026-03-20T12:30:42.000Z');
createApp(App, {
  link: gallery.link,
  loadCatalogue: (): Promise<Catalogue | null> => Promise.resolve(sampleCatalogue),
  clock: standing,
}).mount('#app');
// For the tests that walk through every screen in one page, and listen to it.
Object.assign(window, {
  show: (query: string) => gallery.show(new URLSearchParams(query)),
  play: async (clips: readonly string[]) =>
    (await import('../voice/loud.ts')).player.play(clips, new AbortController().signal),
});
