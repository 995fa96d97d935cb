import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import { installLanguage } from '../desk/language.ts';
import App from './App.vue';

const app = createApp(App);
installLanguage(app);
app.mount('#app');
