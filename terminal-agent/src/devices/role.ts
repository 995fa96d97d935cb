import type { Capabilities, CapabilityName } from '@banshi/hardware-drivers';

/**
 * What a device is used for at a terminal. A document camera scans too, but what lies under it is
 * looked at all the time, so a terminal may have one beside its flatbed.
 */
export type Role = CapabilityName | 'document-camera';

/** What a device in that role can do. */
export type RoleCapability<R extends Role> = R extends CapabilityName ? R : 'document-scanner';
export type InRole<R extends Role> = Capabilities[RoleCapability<R>];

export const capabilityOf = (role: Role): CapabilityName =>
  role === 'document-camera' ? 'document-scanner' : role;
