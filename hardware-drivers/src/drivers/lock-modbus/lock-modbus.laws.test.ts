import { lockModbusBrain, usualModbusLocks } from '../../simulators/locks/lock-modbus.ts';
import { describeLocks } from '../../testing/index.ts';

for (const pulse of ['board', 'driver'] as const) {
  const polarity = pulse === 'board' ? 'open-is-0' : 'open-is-1';
  describeLocks({
    driver: 'lock-modbus',
    profile: { polarity, pulse, boards: [1, 5], firstOccupiedInput: 8 },
    brain: (ports) =>
      lockModbusBrain(ports, {
        ...usualModbusLocks,
        polarity,
        boards: [1, 5],
        firstOccupiedInput: 8,
      }),
    door: { board: 5, door: 3 },
    checked: true,
  });
}
