import { lock8a80Brain, usual8a80 } from '../../simulators/locks/lock-8a80.ts';
import { describeLocks } from '../../testing/index.ts';

for (const polarity of ['open-is-00', 'open-is-11'] as const) {
  const boards = [1, 2];
  describeLocks({
    driver: 'lock-8a80',
    profile: { polarity, byteOrder: 'lowest-last', statusBytes: 3, pushReports: true, boards },
    brain: (ports) => lock8a80Brain(ports, { ...usual8a80, polarity, boards, pushReports: true }),
    door: { board: 2, door: 7 },
    checked: true,
  });
}
