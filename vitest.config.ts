import { defineConfig } from 'vitest/config';

const rooms = ['hardware-drivers', 'queue-server', 'terminal-agent', 'fixtures'];
/**
 * Its modules hold no state, so its files share them, and loading them again for each of ninety
 * files was a third of the time.
 */
const sharesModules = new Set(['queue-server']);

export default defineConfig({
  test: {
    // Two cores: more workers only make real ttys and browsers miss their deadlines.
    maxWorkers: 2,
    projects: [
      ...rooms.map((room) => ({
        test: {
          name: room,
          root: room,
          include: ['src/**/*.test.ts'],
          isolate: !sharesModules.has(room),
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      })),
      {
        extends: './kiosk-ui/vite.config.ts',
        test: {
          name: 'kiosk-ui',
          root: 'kiosk-ui',
          include: ['src/**/*.test.ts'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});
