import validators from '@fastify/ajv-compiler';

const options = { removeAdditional: false, useDefaults: false, coerceTypes: false } as const;

/**
 * Whether data are as a schema says; compiled when first asked. By the validator that the server has
 * for requests anyway: TypeBox's own would bring three hundred modules, 8 MB, into every process.
 */
export function asAgreed(schema: object): (data: unknown) => boolean {
  // The factory takes a route's schema, whatever its type says; what it makes answers at once.
  const compile = validators() as unknown as (
    schemas: object,
    options: object,
  ) => (route: { readonly schema: object }) => (data: unknown) => boolean;
  let check: ((data: unknown) => boolean) | undefined;
  return (data) => (check ??= compile({}, { customOptions: options })({ schema }))(data);
}
