import { subject, type Subject } from '../bench/subject.ts';

/** Nodes as processes of their own over one database; they can be killed without warning and replaced. */
export interface Fleet {
  /** Where nodes are. One that was just killed is still among them: nobody is told. */
  readonly urls: readonly string[];
  /** `kill -9` for the node that has lived longest; its successor starts at once. Resolves when that is ready. */
  replaceOldest(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFleet(database: string, size = 2): Promise<Fleet> {
  let nodes: readonly Subject[] = [];
  for (let i = 0; i < size; i++) nodes = [...nodes, await subject('server', database)];
  let replaced: Promise<void> = Promise.resolve();
  async function replace(): Promise<void> {
    const [oldest, ...others] = nodes;
    await oldest?.stop();
    nodes = [...others, await subject('server', database)];
  }
  return {
    get urls() {
      return nodes.map(({ url }) => url);
    },
    // One after the other: two at once would kill the same node and forget one of the new.
    replaceOldest: () => (replaced = replaced.then(replace)),
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}
