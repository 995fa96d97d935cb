export { describeDriver } from './describe-driver.ts';
export { describeLocks } from './describe-locks.ts';
export { cardReaderTasks } from './card-tasks.ts';
export { createBench, type Bench, type Proof, type Task } from './bench.ts';
export { loadVectors, maturity, type Maturity, type Vector } from './evidence.ts';
export { realLookingNumbers } from './privacy.ts';
