import type { PrintableCertificate } from '@banshi/queue-server/protocol';
import { describe, expect, it } from 'vitest';
import { machine } from '../testing/world.ts';
import type { Print } from './session.ts';

const offer: PrintableCertificate = {
  number: 'ZM419900202611180010001',
  case: '419900202611180010001',
  name: { zh: '参保证明', en: 'Insurance record' },
  issuer: { zh: '人社局', en: 'Social Security Bureau' },
  issuedOn: '2026-11-18',
  proof: 'password',
  copiesLeft: 2,
};
const sheet = (state: Print['state'], serial = '001-000001'): Print => ({
  what: offer.name,
  serial,
  state,
  lines: [],
});

function atCertificate() {
  const one = machine();
  one.do({ type: 'begin', service: 'print' }, { type: 'accept-notice' });
  one.reads();
  one.feed({ type: 'certificates-found', certificates: [offer] });
  one.do({ type: 'choose-certificate', number: offer.number });
  one.tasks();
  return one;
}
const prints = (one: ReturnType<typeof atCertificate>) =>
  one.tasks().filter((task) => task.type === 'print-certificate');
const wish = { type: 'print-certificate', copies: 1, password: '271828' } as const;
const printed = (one: ReturnType<typeof atCertificate>, ...states: Print['state'][]) =>
  states.forEach((state) => one.feed({ type: 'print', slip: 'certificate', print: sheet(state) }));

describe('a certificate', () => {
  it('is listed after the card, and printed with the password on the slip', () => {
    const one = atCertificate();
    expect(one.view().screen).toMatchObject({
      step: 'certificate',
      asksPassword: true,
      print: null,
    });
    one.do(wish);
    expect(prints(one)).toMatchObject([{ wish: { copies: 1, password: '271828' }, voids: null }]);
    printed(one, 'reserved', 'sent', 'printed');
    expect(one.view().screen).toMatchObject({ print: { state: 'printed' }, copiesLeft: 1 });
    expect(JSON.stringify(one.view())).not.toContain('271828');
  });

  it('is never printed twice by itself, nor by a second touch', () => {
    const one = atCertificate();
    one.do(wish);
    expect(one.touch(wish)).toBe('busy');
    printed(one, 'reserved', 'sent', 'printed');
    expect(one.touch(wish)).toBe('not-now');
    expect(one.touch({ type: 'reprint' })).toBe('not-now');
  });

  it('that did not come out may be printed again, under a serial that voids the first', () => {
    const one = atCertificate();
    one.do(wish);
    printed(one, 'reserved', 'sent', 'failed');
    expect(one.trouble()).toBe('certificate-not-printed');
    expect(one.view().screen).toMatchObject({ copiesLeft: 2 });
    one.do({ type: 'reprint' });
    expect(prints(one).at(-1)).toMatchObject({ voids: '001-000001' });
  });

  it('that may have come out is asked about before it is printed again, and counts', () => {
    const one = atCertificate();
    one.do(wish);
    printed(one, 'reserved', 'sent', 'unknown');
    expect(one.trouble()).toBe('certificate-doubtful');
    expect(one.view().screen).toMatchObject({ copiesLeft: 1 });
  });

  it('is not printed with a wrong password, and may then be asked for again', () => {
    const one = atCertificate();
    one.do(wish);
    one.feed({ type: 'certificate-refused', code: 'progress-wrong' });
    expect(one.view().screen).toMatchObject({
      error: { en: 'This is not the password on the slip' },
    });
    one.do(wish);
    expect(prints(one)).toHaveLength(2);
  });

  it('is not printed more often than copies are left', () => {
    expect(atCertificate().touch({ ...wish, copies: 3 })).toBe('invalid');
  });
});
