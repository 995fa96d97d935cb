import { lockCu16Brain } from '../../simulators/locks/lock-kerong.ts';
import { describeLocks } from '../../testing/index.ts';

describeLocks({
  driver: 'lock-kerong-cu16',
  profile: { boards: [0, 3] },
  brain: (ports) => lockCu16Brain(ports, { boards: [0, 3], doors: 16 }),
  door: { board: 3, door: 16 },
  checked: true,
});
