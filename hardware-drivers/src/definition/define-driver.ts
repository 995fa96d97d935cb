import type { CapabilityName } from '../capability/index.ts';
import { following } from '../transport/packing.ts';
import type { Scheme } from '../transport/address.ts';
import type { Driver, DriverDefinition, Plan } from './driver.ts';
import { checkProfile, type ProfileOf, type ProfileSchema } from './profile.ts';

/** Turns a definition into a driver the registry can hold. */
export function defineDriver<const S extends ProfileSchema, C extends CapabilityName>(
  definition: DriverDefinition<S, C>,
): Driver {
  const { id, title, manual, capability, medium, schemes, heartbeatMs, anyFraming, build } =
    definition;
  return {
    id,
    title,
    manual,
    capability,
    also: definition.also ?? [],
    medium,
    schemes,
    profile: definition.profile,
    heartbeatMs,
    anyFraming,
    build,
    describe: (frame) => definition.describe(frame),
    configure(input) {
      const checked = checkProfile(definition.profile, input);
      if (!checked.ok) return checked;
      const problems = definition.refine?.(checked.value) ?? [];
      if (problems.length > 0) {
        return {
          ok: false,
          problems: problems.map((problem) => ({ ...problem, path: `/profile${problem.path}` })),
        };
      }
      return { ok: true, value: plan(definition, checked.value) };
    },
  };
}

function plan<S extends ProfileSchema, C extends CapabilityName>(
  definition: DriverDefinition<S, C>,
  profile: ProfileOf<S>,
): Plan {
  if (definition.medium === 'http') {
    return { medium: 'http', start: (notify) => definition.start(profile, notify) };
  }
  if (definition.medium === 'card') {
    return { medium: 'card', start: (notify) => definition.start(profile, notify) };
  }
  if (definition.medium === 'folder') {
    return { medium: 'folder', start: (notify) => definition.start(profile, notify) };
  }
  return {
    medium: 'stream',
    line: definition.line(profile),
    timing: definition.timing,
    framing: definition.framing(profile),
    ...(definition.packing
      ? { packing: (scheme: Scheme) => definition.packing?.(profile, scheme) ?? following() }
      : {}),
    start: (notify) => definition.start(profile, notify),
  };
}
