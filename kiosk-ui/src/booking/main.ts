import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage } from '../desk/language.ts';
import App from './App.vue';
import ChooseHall from './ChooseHall.vue';
import ChooseQueue from './ChooseQueue.vue';
import ChooseTime from './ChooseTime.vue';
import ConfirmBooking from './ConfirmBooking.vue';
import MyBooking from './MyBooking.vue';

// Every step has an address: "back" on a phone goes one step back, not away.
const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/book', component: ChooseHall },
    { path: '/book/:hall', component: ChooseQueue, props: true },
    { path: '/book/:hall/:queue', component: ChooseTime, props: true },
    { path: '/book/:hall/:queue/:start', component: ConfirmBooking, props: true },
    // The token is the whole secret, so it goes nowhere but back to the server.
    { path: '/my-booking/:token', component: MyBooking, props: true },
    { path: '/:rest(.*)*', redirect: '/book' },
  ],
  scrollBehavior: () => ({ top: 0 }),
});
const app = createApp(App);
installLanguage(app);
app.use(router);
app.mount('#app');
