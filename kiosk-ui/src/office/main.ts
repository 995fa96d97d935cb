import { createApp } from 'vue';
import { createRouter, createWebHashHistory } from 'vue-router';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage } from '../desk/language.ts';
import { createDesk, installDesk } from '../desk/session.ts';
import { browserClient } from '../server/client.ts';
import App from './App.vue';
import CasePage from './CasePage.vue';
import CodePage from './CodePage.vue';
import LockersPage from './lockers/LockersPage.vue';
import StartPage from './StartPage.vue';
import WorklistPage from './WorklistPage.vue';

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: StartPage },
    { path: '/cases', component: WorklistPage },
    { path: '/cases/:number', component: CasePage, props: true },
    { path: '/lockers/:cabinet?', component: LockersPage, props: true },
    { path: '/code', component: CodePage },
    { path: '/:rest(.*)', redirect: '/' },
  ],
});
const app = createApp(App);
installLanguage(app);
installDesk(app, createDesk(browserClient()));
app.use(router).mount('#app');
