import { createApp, h, shallowRef } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import './board.css';
import { createTongue, provideTongue } from '../desk/language.ts';
import { languageTag } from '../locales/index.ts';
import { browserClient } from '../server/client.ts';
import App from './App.vue';
import { readBoardAddress, type BoardAddress } from './board-address.ts';
import { boardSetUp } from './set-up.ts';

const asked = readBoardAddress(new URL(location.href));
document.documentElement.lang = languageTag(asked.language);

/** Another set-up is another board on the same screen: it begins anew with its own zone and voice. */
const board = shallowRef<{ readonly address: BoardAddress; readonly edition: number }>({
  address: asked,
  edition: 0,
});
const setUp = boardSetUp(
  { client: browserClient(), after: (ms, again) => void setTimeout(again, ms) },
  asked,
  (address) => (board.value = { address, edition: board.value.edition + 1 }),
);
await setUp.ask();

const app = createApp({
  render: () =>
    h(App, {
      key: board.value.edition,
      address: board.value.address,
      onSettings: () => void setUp.ask(),
    }),
});
provideTongue(
  app,
  createTongue(asked.language, () => undefined),
);
app.mount('#app');
