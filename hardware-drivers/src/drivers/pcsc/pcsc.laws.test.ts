import type { SlotWorld } from '../../simulators/cards/world.ts';
import { pcscSlotBrain } from '../../simulators/pcsc/slot.ts';
import { cardReaderTasks, describeDriver } from '../../testing/index.ts';

describeDriver<SlotWorld>({
  driver: 'pcsc',
  brain: pcscSlotBrain,
  // The stack's answers carry no checksum: what is garbled inside it cannot be seen.
  checked: false,
  tasks: cardReaderTasks,
});
