import { lockWklyBrain, usualWkly } from '../../simulators/locks/lock-wkly.ts';
import { describeLocks } from '../../testing/index.ts';

for (const polarity of ['open-is-00', 'open-is-01'] as const) {
  const boards = [0, 2];
  describeLocks({
    driver: 'lock-wkly',
    profile: { polarity, boards },
    brain: (ports) => lockWklyBrain(ports, { ...usualWkly, polarity, boards, pushReports: true }),
    door: { board: 2, door: 7 },
    checked: true,
  });
}
