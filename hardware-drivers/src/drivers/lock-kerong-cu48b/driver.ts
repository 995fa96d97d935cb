import { defineDriver } from '../../definition/define-driver.ts';
import { lockConversation } from '../locks/conversation.ts';
import { kerongLanguage, kerongLine, kerongProfile, kerongTiming } from '../locks/kerong.ts';
import { boards } from '../locks/profile.ts';
import {
  cu48bFraming,
  describeCu48b,
  openAllFrame,
  openFrame,
  queryFrame,
  statusOf,
} from './codec.ts';

const words = { model: 'KERONG CU48B', query: queryFrame, open: openFrame, statusOf };

export const lockKerongCu48b = defineDriver({
  id: 'lock-kerong-cu48b',
  title: 'Lock board, KERONG CU48B (48 hooks and 48 sensors)',
  manual:
    'KERONG CU48B protocol as in three hosts (Python, C#, TypeScript; index ids 48356941519, 25087969254, 13523303015)',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: kerongProfile(boards(0, 255), 48),
  line: () => kerongLine,
  timing: kerongTiming,
  framing: () => cu48bFraming,
  anyFraming: cu48bFraming,
  describe: describeCu48b,
  build: { open: openFrame, openAll: openAllFrame, query: queryFrame },
  start: (settings, notify) => lockConversation(kerongLanguage(words, settings), notify),
});
