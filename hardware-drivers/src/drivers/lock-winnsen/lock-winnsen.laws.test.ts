import { lockWinnsenBrain, usualWinnsen } from '../../simulators/locks/lock-winnsen.ts';
import { describeLocks } from '../../testing/index.ts';

for (const polarity of ['open-is-0', 'open-is-1'] as const) {
  describeLocks({
    driver: 'lock-winnsen',
    profile: { polarity, boards: [1, 2] },
    brain: (ports) => lockWinnsenBrain(ports, { ...usualWinnsen, polarity, boards: [1, 2] }),
    door: { board: 2, door: 9 },
    checked: false,
  });
}
