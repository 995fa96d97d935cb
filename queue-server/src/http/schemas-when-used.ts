import validators from '@fastify/ajv-compiler';
import serializers from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type SchemaController = NonNullable<FastifyServerOptions['schemaController']>;
type Factories = Required<NonNullable<SchemaController['compilersFactory']>>;

// What the two makers really give fastify; their own types tell only half of it.
interface Check {
  (data: unknown): unknown;
  errors?: unknown;
}
type Write = (data: unknown) => string;
type Factory<Made> = (schemas: unknown, options: unknown) => (route: unknown) => Made;

/**
 * Compiles the schema of a request or an answer when the first one comes, not all of them at the
 * start. A server has some 150 routes and a hall uses a fifth of them; the compiled rest, each
 * answer with an Ajv of its own, was 18 MB of the 157 of a server at rest.
 */
export function schemasWhenUsed(): SchemaController {
  const checks = validators() as unknown as Factory<Check>;
  const writes = serializers() as unknown as Factory<Write>;
  const buildValidator: Factory<Check> = (schemas, options) => {
    const compiler = once(() => checks(schemas, options));
    return (route) => {
      const compiled = once(() => compiler()(route));
      const check: Check = (data) => {
        const found = compiled()(data);
        check.errors = compiled().errors;
        return found;
      };
      return check;
    };
  };
  const buildSerializer: Factory<Write> = (schemas, options) => {
    const compiler = once(() => writes(schemas, options));
    return (route) => {
      const compiled = once(() => compiler()(route));
      return (data) => compiled()(data);
    };
  };
  // Fastify's type asks for the makers' own functions, with everything else they can do.
  return { compilersFactory: { buildValidator, buildSerializer } as unknown as Factories };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
