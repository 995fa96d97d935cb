import {
  ccidReaderBrain,
  usbCcidReader,
  type CcidReaderWorld,
} from '../../simulators/ccid/reader.ts';
import { cardReaderTasks, describeDriver } from '../../testing/index.ts';

describeDriver<CcidReaderWorld>({
  driver: 'ccid',
  brain: (ports) => ccidReaderBrain(ports),
  checked: true,
  tasks: cardReaderTasks,
});

describeDriver<CcidReaderWorld>({
  driver: 'ccid',
  brain: (ports) => ccidReaderBrain(ports),
  // A USB transfer is whole or not there: what gets through is the system's affair.
  checked: false,
  packets: { address: 'usb:08e6:3437', far: usbCcidReader },
  tasks: cardReaderTasks,
});
