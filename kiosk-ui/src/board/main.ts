import type { BoardView } from '@banshi/queue-server/protocol';
import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import './board.css';
import { createTongue, provideTongue } from '../desk/language.ts';
import { languageTag } from '../locales/index.ts';
import { browserClient } from '../server/client.ts';
import App from './App.vue';
import { configured, readBoardAddress } from './board-address.ts';

const asked = readBoardAddress(new URL(location.href));
document.documentElement.lang = languageTag(asked.language);

/** One of the hall's own screens asks for its set-up; without an answer it shows what its address says. */
async function setUp() {
  if (asked.board === null) return asked;
  const boards = await browserClient().get<BoardView[]>(`/api/halls/${asked.hall}/boards`);
  return boards.ok ? configured(asked, boards.value) : asked;
}

const app = createApp(App, { address: await setUp() });
provideTongue(
  app,
  createTongue(asked.language, () => undefined),
);
app.mount('#app');
