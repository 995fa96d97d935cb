import { Type } from 'typebox';
import { sendOutcome, sendProblem } from '../http/problems.ts';
import { SessionView, SignIn } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { App, Parts, Room, RoomFactory } from '../room.ts';
import { seedAccounts, type Account } from './accounts.ts';
import { cookieWith, tokenIn } from './cookie.ts';
import { SessionBook, sessionLasts } from './sessions.ts';
import { signInDesk } from './sign-in.ts';
import { staffMigrations } from './tables.ts';

const viewOf = (account: Account, expiresAt: number): SessionView => ({
  account: account.account,
  name: account.name,
  roles: [...account.roles],
  hall: account.hall,
  expiresAt: new Date(expiresAt).toISOString(),
});

/** Accounts, signing in and out. */
export const staffRoom: RoomFactory = ({ city }): Room => {
  let book: SessionBook | undefined;
  const sessions = (parts: Parts): SessionBook =>
    (book ??= new SessionBook(parts.store, parts.clock, parts.rng));
  return {
    migrations: staffMigrations,
    async start({ store, rng }) {
      await seedAccounts(store, rng, city.accounts);
      return () => undefined;
    },
    authenticate: (parts) => async (knock) => {
      const token = tokenIn(knock.headers.cookie);
      const session = token === undefined ? undefined : await sessions(parts).find(token);
      return session === undefined ? undefined : { kind: 'staff', ...session.account };
    },
    routes: (app, parts) => routes(app, parts, sessions(parts)),
  };
};

function routes(app: App, parts: Parts, sessions: SessionBook): void {
  const signIn = signInDesk(parts.store, parts.clock, parts.rng);
  const seconds = Math.floor(sessionLasts / 1_000);

  app.post(
    '/api/sessions',
    {
      config: { access: 'anyone', keyless: true },
      schema: {
        summary: 'Sign in; the answer sets the session cookie',
        body: SignIn,
        response: { 201: SessionView },
      },
    },
    async (request, reply) => {
      const outcome = await signIn(request.body);
      if (!outcome.ok) return sendProblem(request, reply, outcome.refused);
      const { token, session } = await sessions.open(outcome.answer);
      void reply.header('set-cookie', cookieWith(token, seconds, request.protocol === 'https'));
      const view = viewOf(session.account, session.expiresAt);
      return sendOutcome(request, reply, { ok: true, answer: view }, (answer) => answer, 201);
    },
  );

  const current = {
    config: { access: 'anyone', keyless: true },
    schema: { summary: 'Who is signed in', response: { 200: SessionView } },
  } as const;
  app.get('/api/sessions/current', current, async (request, reply) => {
    const token = tokenIn(request.headers.cookie);
    const session = token === undefined ? undefined : await sessions.find(token);
    return session === undefined
      ? sendProblem(request, reply, refusal('sign-in-needed').refused)
      : viewOf(session.account, session.expiresAt);
  });

  app.delete(
    '/api/sessions/current',
    {
      config: { access: 'anyone', keyless: true },
      schema: { summary: 'Sign out', response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const token = tokenIn(request.headers.cookie);
      if (token !== undefined) await sessions.close(token);
      return reply
        .header('set-cookie', cookieWith('', 0, request.protocol === 'https'))
        .code(204)
        .send(null);
    },
  );
}
