// What the tests of the issues with a time of their own take, out of vitest's report: one line each.
const shares = [
  {
    name: 'The hall: queue, windows, boards, appointments, the journal under them (bar 120 s)',
    folders: [
      'queue-server/src/appointments',
      'queue-server/src/halls',
      'queue-server/src/http',
      'queue-server/src/journal',
      'queue-server/src/keys',
      'queue-server/src/nodes',
      'queue-server/src/ports',
      'queue-server/src/queue',
      'queue-server/src/realtime',
      'queue-server/src/server.e2e',
      'kiosk-ui/src/board',
      'kiosk-ui/src/booking',
      'kiosk-ui/src/manager',
      'kiosk-ui/src/my-ticket',
      'kiosk-ui/src/server',
      'kiosk-ui/src/window',
    ],
  },
  {
    name: 'Paper: scanning, slips, notices, certificates (bar 60 s)',
    folders: [
      'queue-server/src/paper',
      'queue-server/src/print',
      'terminal-agent/src/documents',
      'terminal-agent/src/live',
      'terminal-agent/src/paper',
      'terminal-agent/src/printing',
    ],
  },
];

/** Seconds inside the files, side by side in two workers; loading them is not in it. */
export function shareLines(testResults, root) {
  return shares.map(({ name, folders }) => {
    const files = testResults.filter((file) =>
      folders.some((folder) => file.name.startsWith(`${root}/${folder}`)),
    );
    const ms = files.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0);
    return `${(ms / 1000).toFixed(1).padStart(6)} s  ${name}, ${files.length} files`;
  });
}
