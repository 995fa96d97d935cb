import { createApp } from 'vue';
import { createRouter, createWebHashHistory } from 'vue-router';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage } from '../desk/language.ts';
import { installDesk } from '../desk/session.ts';
import App from './App.vue';
import ManagerPage from './ManagerPage.vue';

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: ManagerPage },
    // Rarely opened: code of their own, fetched when they are.
    { path: '/records', component: () => import('./records/RecordsPage.vue') },
    {
      path: '/settings/:part?',
      component: () => import('./settings/SettingsPage.vue'),
      props: true,
    },
    { path: '/:rest(.*)', redirect: '/' },
  ],
});
const app = createApp(App);
installLanguage(app);
installDesk(app);
app.use(router).mount('#app');
