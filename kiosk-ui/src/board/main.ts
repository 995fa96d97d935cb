import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import './board.css';
import { createTongue, provideTongue } from '../desk/language.ts';
import { languageTag } from '../locales/index.ts';
import App from './App.vue';
import { readBoardAddress } from './board-address.ts';

const address = readBoardAddress(new URL(location.href));
document.documentElement.lang = languageTag(address.language);
const app = createApp(App, { address });
provideTongue(
  app,
  createTongue(address.language, () => undefined),
);
app.mount('#app');
