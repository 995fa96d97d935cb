import type { Role, SessionView } from '@banshi/queue-server/protocol';
import { inject, readonly, ref, shallowRef, type App, type InjectionKey, type Ref } from 'vue';
import { browserClient, type Answer, type Client, type Refusal } from '../server/client.ts';

/** Who is signed in on this page, and the only way to the server from it. */
export interface Desk {
  readonly client: Client;
  /** undefined: not known yet; null: nobody. */
  readonly session: Readonly<Ref<SessionView | null | undefined>>;
  /** Why a session that was there is over, if not by signing out. */
  readonly ended: Readonly<Ref<Refusal | null>>;
  readonly signIn: (account: string, password: string) => Promise<Refusal | null>;
  readonly signOut: () => Promise<void>;
  readonly has: (role: Role) => boolean;
}

const key: InjectionKey<Desk> = Symbol('desk');

export function createDesk(client: Client): Desk {
  const session = shallowRef<SessionView | null | undefined>(undefined);
  const ended = shallowRef<Refusal | null>(null);
  /** A session that ended elsewhere ends here too, at the first answer that says so. */
  const watched = <T>(answer: Answer<T>): Answer<T> => {
    if (!answer.ok && answer.refusal.code === 'sign-in-needed' && session.value) {
      ended.value = answer.refusal;
      session.value = null;
    }
    return answer;
  };
  void client.get<SessionView>('/api/sessions/current').then((answer) => {
    session.value = answer.ok ? answer.value : null;
  });
  return {
    client: {
      get: async (path) => watched(await client.get(path)),
      post: async (path, body, used) => watched(await client.post(path, body, used)),
      once: client.once,
    },
    session,
    ended,
    signIn: async (account, password) => {
      const answer = await client.once<SessionView>('POST', '/api/sessions', { account, password });
      if (!answer.ok) return answer.refusal;
      session.value = answer.value;
      ended.value = null;
      return null;
    },
    signOut: async () => {
      await client.once('DELETE', '/api/sessions/current');
      session.value = null;
    },
    has: (role) => session.value?.roles.includes(role) ?? false,
  };
}

export const installDesk = (app: App, desk: Desk = createDesk(browserClient())): void =>
  void app.provide(key, desk);

export function useDesk(): Desk {
  const desk = inject(key);
  if (desk === undefined) throw new Error('installDesk(app) is missing in main.ts');
  return desk;
}

/** One thing at a time: while it runs, asking again does nothing; what was refused is kept to be read. */
export function useAct() {
  const busy = ref(false);
  const refusal = shallowRef<Refusal | null>(null);
  async function act<T>(what: () => Promise<Answer<T>>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    refusal.value = null;
    try {
      const answer = await what();
      if (answer.ok) return answer.value;
      refusal.value = answer.refusal;
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy: readonly(busy), refusal, act };
}
