export { noCheckpoint, type Checkpoint } from './checkpoint.ts';
export { intentFirst, type Effect, type Perform, type Performed } from './perform.ts';
