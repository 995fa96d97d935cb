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
for (const status of ['single', 'single-swapped'] as const) {
  describeLocks({
    driver: 'lock-winnsen',
    profile: { status: 'single', boards: [1, 2], doors: 4 },
    brain: (ports) =>
      lockWinnsenBrain(ports, { ...usualWinnsen, status, boards: [1, 2], doors: 4 }),
    door: { board: 2, door: 1 },
    checked: false,
  });
}
