import type { Catalogue } from '@banshi/queue-server/protocol';
import { createApp } from 'vue';
import '../design/fonts.ts';
import '../design/index.css';
import App from './App.vue';
import { connect } from './shell/socket.ts';

async function loadCatalogue(): Promise<Catalogue | null> {
  try {
    const answer = await fetch('/api/catalogue', { signal: AbortSignal.timeout(8000) });
    // The agent checked it against the schema when it took it over.
    return answer.ok ? ((await answer.json()) as Catalogue) : null;
  } catch {
    return null;
  }
}

createApp(App, { link: connect(), loadCatalogue }).mount('#app');
