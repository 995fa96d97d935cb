import { Type, type Static, type TSchema } from 'typebox';

/** Words shown to people: always both languages. `spoken` replaces the written form where reading it aloud would mislead. */
export const Text = Type.Object(
  { zh: Type.String(), en: Type.String(), spoken: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
export type Text = Static<typeof Text>;

/** An instant, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const Instant = Type.String({
  format: 'date-time',
  maxLength: 30,
  // A leap second is a valid date-time that no clock of ours can express.
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d',
});
/** A calendar date in the site's time zone, `YYYY-MM-DD`. */
export const LegalDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** An id of ours: letters, digits, dot, dash, underscore; never shown to a citizen. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' });
/** Hexadecimal SHA-256. */
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** An object without room for fields nobody knows: unknown fields are refused at every edge. */
export const Closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
