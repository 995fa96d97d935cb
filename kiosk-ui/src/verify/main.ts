import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage } from '../desk/language.ts';
import App from './App.vue';

// `/verify/<number>?code=<code>`, as the code on a certificate says; `/verify` asks for both.
const [, , number = ''] = location.pathname.split('/');
const code = new URLSearchParams(location.search).get('code') ?? '';
const app = createApp(App, { asked: { number: decodeURIComponent(number), code } });
installLanguage(app);
app.mount('#app');
