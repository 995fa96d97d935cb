import { defineConfig } from 'vitest/config';

const rooms = ['hardware-drivers', 'queue-server', 'terminal-agent', 'fixtures'];

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
