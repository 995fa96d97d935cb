import { Type, type Static } from 'typebox';
import { Closed, Id, Instant } from './text.ts';

export const Role = Type.Union([
  Type.Literal('clerk'),
  Type.Literal('reviewer'),
  Type.Literal('lockers'),
  Type.Literal('manager'),
  Type.Literal('administrator'),
]);
export type Role = Static<typeof Role>;

export const SignIn = Closed({
  account: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});
export type SignIn = Static<typeof SignIn>;

export const SessionView = Closed({
  account: Id,
  name: Type.String(),
  roles: Type.Array(Role),
  hall: Id,
  expiresAt: Instant,
});
export type SessionView = Static<typeof SessionView>;
