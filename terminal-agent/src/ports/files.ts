/** A flat, durable place for named bytes: keys, the enrolment, encrypted papers. */
export interface Files {
  read(name: string): Promise<Uint8Array | null>;
  /** Whole or not at all, and durable when it resolves. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Nothing happens when there is no such file. */
  remove(name: string): Promise<void>;
  /** Names in one folder, e.g. `papers`; empty when there is none. */
  list(folder: string): Promise<readonly string[]>;
}

/** Files that live as long as this value: for tests and simulations. */
export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    read: async (name) => kept.get(name)?.slice() ?? null,
    write: async (name, bytes) => void kept.set(name, bytes.slice()),
    remove: async (name) => void kept.delete(name),
    list: async (folder) =>
      [...kept.keys()]
        .filter((name) => name.startsWith(`${folder}/`))
        .map((name) => name.slice(folder.length + 1)),
  };
}
