import type { Decider, Decision, Recorded } from '../journal/index.ts';
import type { GrantEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';

type Data<T extends GrantEvent['type']> = Extract<GrantEvent, { type: T }>['data'];

/** The right of named people to open one compartment, as the server gave it. */
export interface Grant extends Data<'grant-issued'> {
  readonly revoked: boolean;
  readonly extended: boolean;
  readonly issuedAt: number;
}
export type Grants = Readonly<Record<string, Grant>>;

/** Ids come from outside: `constructor` is no grant, though every object has one. */
export const grantOf = (grants: Grants, id: string): Grant | undefined =>
  Object.hasOwn(grants, id) ? grants[id] : undefined;

export type GrantCommand =
  | { readonly do: 'issue'; readonly data: Data<'grant-issued'> }
  | { readonly do: 'replace-code'; readonly data: Data<'grant-code-replaced'> }
  | { readonly do: 'extend'; readonly grant: string; readonly until: string }
  | { readonly do: 'revoke'; readonly data: Data<'grant-revoked'> };

type GrantDecision = Decision<GrantEvent, Grant>;

function evolve(grants: Grants, event: Recorded<GrantEvent>): Grants {
  if (event.type === 'grant-issued') {
    const issued = { ...event.data, revoked: false, extended: false, issuedAt: event.at };
    return { ...grants, [issued.grant]: issued };
  }
  const known = grantOf(grants, event.data.grant);
  if (known === undefined) return grants;
  switch (event.type) {
    case 'grant-code-replaced':
      return { ...grants, [known.grant]: { ...known, codeDigest: event.data.codeDigest } };
    case 'grant-extended':
      return { ...grants, [known.grant]: { ...known, until: event.data.until, extended: true } };
    case 'grant-revoked':
      return { ...grants, [known.grant]: { ...known, revoked: true } };
  }
}

/** What a grant lets somebody collect. */
export const contentsOf = ({ contents }: Pick<Grant, 'contents'>): 'result' | 'originals' =>
  contents ?? 'result';

function issue(grants: Grants, data: Data<'grant-issued'>, now: number): GrantDecision {
  for (const known of Object.values(grants)) {
    if (known.revoked) continue;
    if (known.case === data.case && contentsOf(known) === contentsOf(data))
      return refusal('grant-exists', { grant: known.grant });
    if (known.slip === data.slip) return refusal('slip-taken');
  }
  const answer = { ...data, revoked: false, extended: false, issuedAt: now };
  return { events: [{ type: 'grant-issued', data }], answer };
}

function decide(grants: Grants, command: GrantCommand, now: number): GrantDecision {
  if (command.do === 'issue') return issue(grants, command.data, now);
  const id = command.do === 'extend' ? command.grant : command.data.grant;
  const known = grantOf(grants, id);
  if (known === undefined) return refusal('grant-unknown');
  if (command.do === 'revoke') {
    return known.revoked
      ? { events: [], answer: known }
      : {
          events: [{ type: 'grant-revoked', data: command.data }],
          answer: { ...known, revoked: true },
        };
  }
  if (known.revoked) return refusal('grant-over');
  if (command.do === 'replace-code') {
    return { events: [{ type: 'grant-code-replaced', data: command.data }], answer: known };
  }
  if (known.extended) return refusal('extension-used');
  const { until } = command;
  return {
    events: [{ type: 'grant-extended', data: { grant: id, until } }],
    answer: { ...known, until, extended: true },
  };
}

/** The rule of `grants/<cabinet>`: the server writes it, the terminal repeats it and works from it offline. */
export const grantDecider: Decider<Grants, GrantCommand, GrantEvent, Grant> = {
  kind: 'grants',
  initial: () => ({}),
  decide: (state, command, { now }) => decide(state, command, now),
  evolve,
  snapshot: { version: 1, every: 500, save: (state) => state, load: (saved) => saved as Grants },
};
