import { XMLParser } from 'fast-xml-parser';

// Prefixes differ between makers, so names are compared without them. Entities stay unexpanded:
// a device's answer must not be able to blow up in memory.
const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  ignoreAttributes: true,
  processEntities: false,
});

/** An element with its children by local name. */
export interface Node {
  readonly [name: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The root element when it has this name. */
export function parseXml(body: Uint8Array, root: string): Node | undefined {
  try {
    const document: unknown = parser.parse(Buffer.from(body).toString('utf8'), true);
    if (!isNode(document)) return undefined;
    const element = document[root];
    return isNode(element) ? element : undefined;
  } catch {
    return undefined;
  }
}

/** Every element at this path, in document order, repeated elements included. */
export function all(node: unknown, ...path: readonly string[]): unknown[] {
  let found: unknown[] = [node];
  for (const name of path) {
    found = found.flatMap((each) => {
      const child = isNode(each) ? each[name] : undefined;
      return child === undefined ? [] : Array.isArray(child) ? [...(child as unknown[])] : [child];
    });
  }
  return found;
}

export const texts = (node: unknown, ...path: readonly string[]): string[] =>
  all(node, ...path).filter((value) => typeof value === 'string');

export const firstText = (node: unknown, ...path: readonly string[]): string | undefined =>
  texts(node, ...path)[0];
