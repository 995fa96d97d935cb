export { openFleet, type DeviceConfig, type Fleet, type Missing } from './fleet.ts';
export { offeredServices, type Conditions } from './offered.ts';
