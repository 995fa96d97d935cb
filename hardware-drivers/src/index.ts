export type { Clock, Rng, Wire } from './ports/index.ts';
export { systemClock, systemRng } from './ports/system.ts';
export {
  failure,
  failureCodes,
  type AdvisedAction,
  type Failure,
  type FailureCode,
} from './command/failure.ts';
export {
  failed,
  ok,
  refusal,
  succeeded,
  unsettled,
  type Actuation,
  type Failed,
  type Ok,
  type Outcome,
  type Refusal,
} from './command/outcome.ts';
export { parseAddress, type Address, type Scheme } from './transport/address.ts';
export type {
  CardConnection,
  Connection,
  FolderConnection,
  HttpConnection,
  HttpRequest,
  HttpResponse,
  LineSettings,
  PacketConnection,
  PacketSettings,
  PoweredCard,
  StreamConnection,
  Transport,
} from './transport/connection.ts';
export type { Condition, DeviceStatus, Reason, Supply, Unit } from './status/status.ts';
export { usable, type Identity, type Lifecycle } from './supervisor/lifecycle.ts';
export type {
  CheckDevice,
  DeviceEntry,
  DeviceEvent,
  DevicePorts,
  OpenDevice,
  Opened,
  Problem,
  SupervisedDevice,
  UseOptions,
} from './supervisor/device.ts';
export type * from './capability/index.ts';
export { checkDevice, openDevice } from './supervisor/open.ts';
export { decodePhoto, type Photo, type WltDecoder } from './capability/photo.ts';
export { wltCommand } from './transport/wlt-command.ts';
export { systemWire } from './transport/system-wire.ts';
export { drivers, findDriver } from './drivers/index.ts';
