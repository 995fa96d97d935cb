export * from './state.ts';
export * from './command.ts';
export * from './grant.ts';
export { evolve, type RecordedCabinetEvent } from './evolve.ts';
export { decide, type CustodyDecision } from './decide.ts';
export { cabinetDecider, type CabinetDecider } from './decider.ts';
export { chooseCompartment, freeBySize } from './choose.ts';
