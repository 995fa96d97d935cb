import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  collectEvent,
  depositEvents,
  evening,
  number,
  serviceStory,
} from '../testing/service-story.ts';
import { TestTerminal } from '../testing/terminal.ts';

const minute = 60_000;
const heartbeat = {
  at: new Date(evening).toISOString(),
  version: '0.1.0',
  bootEpoch: 1,
  outbox: 0,
  devices: [],
  services: [{ service: 'deposit', offered: true }],
};
const beats = '/api/terminals/yunxi-01/heartbeats';

describe('a terminal', () => {
  it('enrols with a short-lived code that binds one key, and learns what it needs offline', async () => {
    await using story = await serviceStory();
    expect(story.terminal.enrolled).toMatchObject({
      terminal: 'yunxi-01',
      serial: '001',
      site: { region: '419900', timeZone: 'Asia/Shanghai' },
      hall: 'yunxi',
      cabinet: { id: 'yunxi-a', compartments: [{ id: 'c1' }, {}, {}, {}] },
    });
    const admin = await story.person('admin1');
    const { body } = await admin.post('/api/terminals/enrolment-codes', { terminal: 'qinghe-01' });
    const enrolment = { code: body['code'], publicKey: story.terminal.publicKey };
    const wrong = { ...enrolment, code: 'AAAA-AAAA' };
    expect((await admin.post('/api/terminals/enrolments', wrong)).status).toBe(403);
    expect((await admin.post('/api/terminals/enrolments', enrolment)).status).toBe(201);
    // The answer was lost: the same key asks again and is told the same; another key is not.
    expect((await admin.post('/api/terminals/enrolments', enrolment)).status).toBe(201);
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = publicKey
      .export({ format: 'der', type: 'spki' })
      .subarray(-32)
      .toString('base64');
    const again = await admin.post('/api/terminals/enrolments', { ...enrolment, publicKey: other });
    expect(again.body['code']).toBe('enrolment-code-wrong');

    const late = await admin.post('/api/terminals/enrolment-codes', { terminal: 'qinghe-01' });
    story.clock.advance(16 * minute);
    const expired = { ...enrolment, code: late.body['code'] };
    expect((await admin.post('/api/terminals/enrolments', expired)).status).toBe(403);
  });

  it('is enrolled by administrators only', async () => {
    await using story = await serviceStory();
    const clerk = await story.person('clerk1');
    const asked = await clerk.post('/api/terminals/enrolment-codes', { terminal: 'yunxi-01' });
    expect(asked.body['code']).toBe('not-allowed');
    const admin = await story.person('admin1');
    const unknown = await admin.post('/api/terminals/enrolment-codes', { terminal: 'nowhere-01' });
    expect(unknown.body['code']).toBe('terminal-unknown');
  });

  it('cannot be imitated: replay, another body, another path, another key, an old clock', async () => {
    await using story = await serviceStory();
    const { terminal, clock } = story;
    const anyone = await story.person();
    const body = JSON.stringify(heartbeat);
    const json = { 'content-type': 'application/json' };
    const send = async (headers: Record<string, string>, path = beats, text = body) =>
      (await anyone.send(path, { method: 'POST', headers: { ...json, ...headers }, body: text }))
        .body['code'];

    const signed = terminal.headers('POST', beats, body);
    expect(await send(signed)).toBeUndefined();
    expect(await send(signed)).toBe('counter-seen');
    const lower = terminal.headers('POST', beats, body);
    await terminal.post(beats, heartbeat);
    expect(await send(lower)).toBe('counter-seen');

    const other = JSON.stringify({ ...heartbeat, outbox: 1 });
    expect(await send(terminal.headers('POST', beats, body), beats, other)).toBe('signature-wrong');
    const elsewhere = '/api/terminals/qinghe-01/heartbeats';
    expect(await send(terminal.headers('POST', beats, body), elsewhere)).toBe('signature-wrong');
    expect(await send(terminal.headers('POST', elsewhere, body), elsewhere)).toBe(
      'terminal-mismatch',
    );
    const forger = new TestTerminal(
      () => story.server.url,
      () => clock.now(),
    );
    forger.id = 'yunxi-01';
    forger.counter = 900;
    expect(await send(forger.headers('POST', beats, body))).toBe('signature-wrong');
    const old = new TestTerminal(
      () => story.server.url,
      () => clock.now() - 11 * minute,
    );
    await old.enrol(await story.person('admin1'), 'qinghe-01');
    expect((await old.post(elsewhere, heartbeat)).body['code']).toBe('signature-time');
    expect(await send({ 'banshi-terminal': 'yunxi-01' })).toBe('signature-wrong');
    expect(await send({})).toBe('sign-in-needed');
  });

  it('is refused once it is revoked, and shown as it is to the manager', async () => {
    await using story = await serviceStory();
    const { terminal, clock } = story;
    const manager = await story.person('manager1');
    await terminal.post(beats, heartbeat);
    const states = async () =>
      ((await manager.get('/api/terminals')).body as unknown as { state: string }[]).map(
        ({ state }) => state,
      );
    expect(await states()).toEqual(['online', 'not-enrolled']);
    clock.advance(minute);
    expect(await states()).toEqual(['silent', 'not-enrolled']);
    const admin = await story.person('admin1');
    await admin.post('/api/terminals/yunxi-01/revoke');
    expect((await terminal.post(beats, heartbeat)).body['code']).toBe('terminal-revoked');
    expect(await states()).toEqual(['revoked', 'not-enrolled']);
  });

  it('is known again after a restart of the server, and so are the requests it has spent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'banshi-terminals-'));
    try {
      await using story = await serviceStory(join(folder, 'server.sqlite'));
      const { terminal } = story;
      await terminal.sendPiece(terminal.piece(depositEvents('d-1')));
      expect((await story.submit()).status).toBe(201);
      await story.restart();
      expect((await terminal.post(beats, heartbeat)).status).toBe(204);
      terminal.counter = 0;
      expect((await terminal.post(beats, heartbeat)).body['code']).toBe('counter-seen');
      terminal.counter = 1_000;
      // Told before the restart, worked off after it at the latest.
      const lockers = await story.person('lockers1');
      expect((await lockers.get('/api/lockers/yunxi-a')).body).toMatchObject({
        seq: 5,
        deposits: [{ deposit: 'd-1', due: '2026-11-23' }],
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a terminal’s streams', () => {
  it('are kept gapless, by hash chain, and harmless to repeat', async () => {
    await using story = await serviceStory();
    const { terminal } = story;
    const first = terminal.piece(depositEvents('d-1'));
    expect((await terminal.sendPiece(first)).body).toEqual({ stream: 'cabinet/yunxi-a', seq: 5 });
    expect((await terminal.sendPiece(first)).body).toMatchObject({ seq: 5 });

    const second = terminal.piece([collectEvent('d-1')]);
    const third = terminal.piece([
      { type: 'door-closed', data: { compartment: 'c1', occupied: false } },
    ]);
    const gap = await terminal.sendPiece(third);
    expect(gap.body).toMatchObject({ code: 'stream-gap', details: { seq: 5 } });
    const events = second['events'] as { data: object }[];
    const changed = {
      ...second,
      events: [{ ...events[0], data: { ...events[0]?.data, account: 'x' } }],
    };
    expect((await terminal.sendPiece(changed)).body['code']).toBe('stream-forked');
    await terminal.sendPiece(second);
    expect((await terminal.sendPiece(third)).body).toMatchObject({ seq: 7 });
    const foreign = { ...third, stream: 'cabinet/other' };
    expect((await terminal.sendPiece(foreign)).body['code']).toBe('stream-unknown');
    const odd = {
      ...third,
      after: 7,
      events: [{ ...events[0], seq: 8, data: { compartment: 7 } }],
    };
    expect((await terminal.sendPiece(odd)).body['code']).toBe('stream-event-wrong');
  });

  it('may hold events of a newer terminal, which change nothing here', async () => {
    await using story = await serviceStory();
    const { terminal } = story;
    const future = { type: 'compartment-polished', data: { compartment: 'c1' } };
    // A type this server does not know: exactly what the test is about.
    await terminal.sendPiece(terminal.piece([future as never]));
    await terminal.sendPiece(terminal.piece(depositEvents('d-1')));
    const lockers = await story.person('lockers1');
    expect((await lockers.get('/api/lockers/yunxi-a')).body).toMatchObject({
      seq: 6,
      deposits: [{ state: 'in-locker' }],
    });
  });
});

describe('staff at a terminal', () => {
  const at = '/api/terminals/yunxi-01/staff';

  it('identify with a code that is good for two minutes and one use', async () => {
    await using story = await serviceStory();
    const lockers = await story.person('lockers1');
    const make = async () => (await lockers.post('/api/staff/terminal-code')).body['code'];
    const use = async (code: unknown) =>
      story.terminal.post(at, { account: 'lockers1', code: String(code) });
    const code = await make();
    expect((await use(code)).status).toBe(200);
    expect((await use(code)).body['code']).toBe('staff-code-wrong');
    const late = await make();
    story.clock.advance(2 * minute + 1);
    expect((await use(late)).body['code']).toBe('staff-code-wrong');
    const voided = await make();
    const newer = await make();
    expect((await use(voided)).body['code']).toBe('staff-code-wrong');
    expect((await use(newer)).status).toBe(200);
  });

  it('are locked out after five wrong codes, also when the right one follows', async () => {
    await using story = await serviceStory();
    const lockers = await story.person('lockers1');
    const { body } = await lockers.post('/api/staff/terminal-code');
    const right = String(body['code']);
    const wrong = right.startsWith('1') ? '22222222' : '11111111';
    for (let i = 0; i < 5; i++) await story.terminal.post(at, { account: 'lockers1', code: wrong });
    const tried = await story.terminal.post(at, { account: 'lockers1', code: right });
    expect(tried.body['code']).toBe('staff-code-locked');
  });
});

describe('the inbox', () => {
  it('waits for a grant when asked to, and answers at once when the server closes', async () => {
    await using story = await serviceStory();
    const waiting = story.terminal.get('/api/terminals/yunxi-01/inbox?grants=0&wait=20');
    const quick = await story.terminal.get('/api/terminals/yunxi-01/inbox?grants=0');
    expect(quick.body).toMatchObject({ grants: { events: [], seq: 0 }, settings: { idle: 90 } });
    await story.server.close();
    // Answered, or cut off: it does not hold the server up.
    await Promise.allSettled([waiting]);
  });
});

describe('a submission at the edge', () => {
  it('belongs to the terminal that signs it', async () => {
    await using story = await serviceStory();
    const codes = async (over: Record<string, unknown>) => (await story.submit(over)).body['code'];
    expect(await codes({ terminal: 'qinghe-01' })).toBe('terminal-mismatch');
    expect(await codes({ site: 'qinghe' })).toBe('terminal-mismatch');
    expect(await codes({ number: number(1, '002') })).toBe('case-number-foreign');
    expect(await codes({ number: number(1, '001', '419921') })).toBe('case-number-foreign');
    expect(await codes({ submittedAt: '2026-11-17T01:00:00.000Z' })).toBe('case-number-foreign');
    const clerk = await story.person('clerk1');
    const foreign = await clerk.post('/api/cases', await story.application());
    expect(foreign.body['code']).toBe('not-allowed');
  });
});
