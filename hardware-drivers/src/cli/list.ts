import { drivers } from '../drivers/index.ts';
import { maturity } from '../testing/evidence.ts';
import type { Answer } from './answer.ts';

/** `device list`: what there is, what it needs, and how far it is proved. */
export function list(): Answer {
  return {
    exit: 0,
    json: drivers.map((driver) => ({
      driver: driver.id,
      title: driver.title,
      manual: driver.manual,
      capability: driver.capability,
      ...(driver.also.length > 0 ? { also: driver.also } : {}),
      transports: driver.schemes,
      profile: Object.fromEntries(
        Object.entries(driver.profile).map(([key, field]) => [
          key,
          {
            ...(field.default === undefined
              ? { required: true }
              : { required: false, default: field.default }),
            allowed: field.allowed,
            help: field.help,
          },
        ]),
      ),
      maturity: maturity(driver.id),
    })),
  };
}
