import { lockCu48bBrain } from '../../simulators/locks/lock-kerong.ts';
import { describeLocks } from '../../testing/index.ts';

describeLocks({
  driver: 'lock-kerong-cu48b',
  profile: { boards: [0, 1] },
  brain: (ports) => lockCu48bBrain(ports, { boards: [0, 1], doors: 48 }),
  door: { board: 1, door: 48 },
  checked: true,
});
