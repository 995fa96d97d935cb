import { Type, type Static, type TSchema } from 'typebox';

export const Closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const Words = Closed({
  zh: Type.String(),
  en: Type.String(),
  spoken: Type.Optional(Type.String()),
});
export type Words = Static<typeof Words>;
export const Id = Type.String({ pattern: '^[A-Za-z0-9._:-]{1,80}$' });
export const Instant = Type.String({ format: 'date-time', maxLength: 30 });
