import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage, phoneLanguage } from '../desk/language.ts';
import App from './App.vue';

// `/my-ticket/<token>`: the token is the whole secret, so it goes nowhere but back to the server.
const [, , token = ''] = location.pathname.split('/');
const app = createApp(App, { token: decodeURIComponent(token) });
installLanguage(app, phoneLanguage(navigator.languages));
app.mount('#app');
