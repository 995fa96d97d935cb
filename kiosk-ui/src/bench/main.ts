import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage } from '../desk/language.ts';

// `/papers` is the gallery of everything that is printed; the world needs none of its code.
const gallery = location.pathname === '/papers';
const { default: Page } = await (gallery ? import('./papers/PapersPage.vue') : import('./App.vue'));
const app = createApp(Page);
installLanguage(app);
app.mount('#app');
