import { createHash } from 'node:crypto';
import {
  ippPrinterBrain,
  seeded,
  webLine,
  type PrintedDocument,
} from '@banshi/hardware-drivers/simulators';
import { describe, expect, it } from 'vitest';
import { loadIdentity } from '../sync/identity.ts';
import { citizen } from '../testing/citizen.ts';
import { postOffice } from '../testing/post-office.ts';
import { rig, rigConfig } from '../testing/rig.ts';

const number = 'ZM419900202611180010001';
const sealed = Buffer.from('%PDF-1.7\nas its issuer sealed it\n%%EOF\n');
const offer = {
  number,
  case: '419900202611180010001',
  name: { zh: '参保证明', en: 'Insurance record' },
  issuer: { zh: '人社局', en: 'Social Security Bureau' },
  issuedOn: '2026-11-18',
  proof: 'card',
  copiesLeft: 5,
};

/** Somebody before their certificate, and an office printer whose answers can get lost. */
async function beforeTheCertificate() {
  const world = await rig();
  const ports = { clock: world.clock, chance: seeded(7) };
  const printer = ippPrinterBrain(ports);
  /** What happens right after the job's bytes have arrived, before the answer leaves. */
  let afterTheBytes: () => void = () => undefined;
  const line = webLine(
    {
      ...printer,
      async handle(request) {
        const answer = await printer.handle(request);
        if (printer.world.jobs.length > 0) {
          const act = afterTheBytes;
          afterTheBytes = () => undefined;
          act();
        }
        return answer;
      },
    },
    ports,
  );
  world.plug('pages', line);
  const identity = await loadIdentity(world.ports.files, world.ports.rng);
  const office = postOffice(identity.publicKey);
  office.mend();
  office.answer('/api/terminals/t1/my-certificates', () => ({ certificates: [offer] }));
  office.answer(`/api/terminals/t1/certificates/${number}/print`, () => ({
    file: sealed.toString('base64'),
    sha256: createHash('sha256').update(sealed).digest('hex'),
    copiesLeft: 4,
  }));
  const device = {
    id: 'pages',
    role: 'document-printer',
    driver: 'ipp',
    address: 'sim:pages',
  } as const;
  const config = { ...rigConfig, devices: [...rigConfig.devices, device] };
  const { agent } = world.boot({}, config, office.net);
  await world.clock.run(agent.start());
  const person = citizen(world, agent);
  await person.sees(
    ({ screen }) =>
      screen.step === 'attract' &&
      screen.services.some(({ service, offered }) => service === 'print' && offered),
  );
  person.do({ type: 'begin', service: 'print' });
  person.do({ type: 'accept-notice' });
  world.layCard();
  await person.on('certificates');
  person.do({ type: 'choose-certificate', number });
  const settled = (...states: string[]) =>
    person.sees(
      ({ screen }) =>
        screen.step === 'certificate' &&
        screen.print !== null &&
        states.includes(screen.print.state),
      400_000,
    );
  const outcomes = () =>
    office.effects
      .filter(({ path }) => path.includes('certificate-prints'))
      .map(({ path, body }) => [path.split('/').at(-1), JSON.parse(body).outcome as unknown]);
  return {
    world,
    line,
    person,
    office,
    settled,
    outcomes,
    tray: (): readonly PrintedDocument[] => printer.world.tray,
    onceTheBytesCame: (act: () => void) => void (afterTheBytes = act),
  };
}
const once = { type: 'print-certificate', copies: 1, password: null } as const;

describe('a certificate whose printer is cut off after the bytes, before the answer', () => {
  it('is in doubt, and printed as soon as the printer answers again: it is asked, and prints nothing more', async () => {
    const { world, line, person, settled, outcomes, tray, onceTheBytesCame } =
      await beforeTheCertificate();
    onceTheBytesCame(() => (line.faults.muted = true));
    person.do(once);
    await settled('unknown');
    expect(person.view.trouble?.code).toBe('certificate-doubtful');
    expect(person.screen('certificate').copiesLeft).toBe(4);
    await world.clock.pass(20_000);
    line.faults.muted = false;
    // Somebody who waits and says so, while the line to the printer is opened again.
    for (let waits = 0; person.screen('certificate').print?.state !== 'printed'; waits += 1) {
      if (waits > 20) throw new Error('the printer was not asked');
      person.do({ type: 'more-time' });
      await world.clock.pass(10_000);
    }
    expect(person.view.trouble).toBeNull();
    expect(person.screen('certificate').copiesLeft).toBe(4);
    expect(tray()).toHaveLength(1);
    expect(Buffer.from(tray()[0]?.bytes ?? []).equals(sealed)).toBe(true);
    await world.clock.pass(5_000);
    expect(outcomes()).toEqual([
      ['007-000001', 'unknown'],
      ['007-000001', 'printed'],
    ]);
  });

  it('whose printer was switched off in the middle is found not to be there, counts no copy, and may be printed again', async () => {
    const { world, line, person, settled, outcomes, tray, onceTheBytesCame } =
      await beforeTheCertificate();
    onceTheBytesCame(() => {
      line.unplug();
      world.clock.after(100, () => line.replug());
    });
    person.do(once);
    await settled('unknown');
    await settled('failed');
    expect(person.view.trouble?.code).toBe('certificate-not-printed');
    expect(person.screen('certificate').copiesLeft).toBe(5);
    expect(tray()).toEqual([]);
    person.do({ type: 'reprint' });
    await settled('printed');
    await world.clock.pass(5_000);
    expect(tray()).toHaveLength(1);
    expect(outcomes()).toEqual([
      ['007-000001', 'unknown'],
      ['007-000001', 'failed'],
      ['007-000002', 'printed'],
    ]);
  });

  it('of which nothing lies in the slot is void, and the next one has a serial of its own', async () => {
    const { world, line, person, settled, outcomes, onceTheBytesCame } =
      await beforeTheCertificate();
    onceTheBytesCame(() => line.unplug());
    person.do(once);
    await settled('unknown');
    person.do({ type: 'reprint' });
    await settled('failed');
    expect(person.screen('certificate').print?.serial).toBe('007-000002');
    expect(person.view.trouble?.code).toBe('certificate-not-printed');
    await world.clock.pass(5_000);
    expect(outcomes()).toEqual([
      ['007-000001', 'unknown'],
      ['007-000002', 'failed'],
    ]);
  });

  it('is settled by "it is there" of the one in front, while the printer is still away', async () => {
    const { world, line, person, settled, outcomes, onceTheBytesCame } =
      await beforeTheCertificate();
    onceTheBytesCame(() => (line.faults.muted = true));
    person.do(once);
    await settled('unknown');
    expect(person.view.trouble?.ways).toContain('sheet-there');
    person.do({ type: 'sheet-there' });
    expect(person.screen('certificate').print?.state).toBe('printed');
    expect(person.view.trouble).toBeNull();
    expect(person.touch({ type: 'reprint' }).ok).toBe(false);
    await world.clock.pass(5_000);
    expect(outcomes().at(-1)).toEqual(['007-000001', 'printed']);
  });
});
