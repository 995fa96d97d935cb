import { DemoMessages } from '../protocol/index.ts';
import type { App } from '../room.ts';
import type { KeptMessages } from './messages.ts';

/** The citizen's phone, for the demo's bench; absent unless the city is a demo. */
export function demoRoutes(app: App, messages: KeptMessages): void {
  app.get(
    '/api/demo/messages',
    {
      config: { access: 'anyone' },
      schema: {
        summary: 'What citizens’ phones received, latest first (demo only)',
        response: { 200: DemoMessages },
      },
    },
    async () => ({ messages: await messages.newest() }),
  );
}
