import { createApp } from 'vue';
import '../design/index.css';
import '../design/fonts.ts';
import App from './App.vue';

createApp(App).mount('#app');
