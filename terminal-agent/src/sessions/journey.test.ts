import { fingerprintOf } from '../documents/fingerprint.ts';
import { describe, expect, it } from 'vitest';
import { atCheck, atForm, atSubmitted, lin, machine, well } from '../testing/world.ts';

const sheet = {
  id: 'p1',
  sha256: 'a'.repeat(64),
  mediaType: 'image/jpeg',
  bytes: 10,
  verdict: 'ok',
  reasons: [],
  fingerprints: [],
  card: false,
} as const;
/** The mark of a page with blots strewn over it, for each seed in other places. */
const mark = (seed: number) => {
  const side = 420;
  const data = new Uint8Array(side ** 2);
  for (let at = 0; at < data.length; at++) {
    const blot = Math.floor(at / side / 12) * 35 + Math.floor((at % side) / 12);
    data[at] = Math.imul(blot * seed + seed, 2654435761) >>> 31 === 1 ? 255 : 0;
  }
  return fingerprintOf({ width: side, height: side, data });
};

describe('the beginning', () => {
  it('tells what is done with the data before anybody is identified', () => {
    const one = machine();
    one.do({ type: 'begin', service: 'apply' });
    expect(one.step()).toBe('notice');
    expect(one.tasks()).toEqual([{ type: 'begin', session: 'session-1' }]);
    one.do({ type: 'accept-notice' });
    expect(one.step()).toBe('identify');
    expect(one.tasks()).toEqual([{ type: 'read-card' }]);
  });

  it('asks nobody who they are for a ticket', () => {
    const one = machine();
    one.do({ type: 'begin', service: 'ticket' });
    expect(one.step()).toBe('choose-queue');
  });

  it('begins nothing that is not offered', () => {
    const one = machine();
    one.change({ offered: [] });
    expect(one.touch({ type: 'begin', service: 'print' })).toBe('not-now');
    expect(one.touch({ type: 'leave' })).toBe('no-session');
  });

  it('declined, is wiped at once', () => {
    const one = machine();
    one.do({ type: 'begin', service: 'apply' }, { type: 'decline-notice' });
    expect(one.step()).toBe('farewell');
    expect(one.tasks()).toContainEqual({ type: 'end', how: 'left' });
  });

  it('refuses a touch that belongs to another screen', () => {
    const one = machine();
    one.do({ type: 'begin', service: 'apply' });
    expect(one.touch({ type: 'submit' })).toBe('not-now');
    expect(one.touch({ type: 'choose-item', item: 'pension-enrolment' })).toBe('not-now');
  });
});

describe('an identity card', () => {
  it('is shown masked only', () => {
    const text = JSON.stringify(atForm().view().holder);
    expect(text).toContain('林*夏');
    expect(text).not.toContain('19930412');
  });

  it('that has expired is good for a deposit, not for an application', () => {
    const apply = machine();
    apply.do({ type: 'begin', service: 'apply' }, { type: 'accept-notice' });
    apply.reads(lin, true);
    expect(apply.trouble()).toBe('card-expired');
    expect(apply.step()).toBe('menu');
    apply.do({ type: 'choose-service', service: 'drop-off' });
    expect(apply.step()).toBe('choose-item');
  });

  it('proves nothing to a session that is over', () => {
    const one = machine();
    one.do({ type: 'begin', service: 'apply' }, { type: 'accept-notice' }, { type: 'leave' });
    one.reads();
    expect(one.session?.holder).toBeNull();
  });
});

describe('the form', () => {
  it('is filled from the card, and says so', () => {
    const { screen } = atForm().view();
    expect(screen).toMatchObject({
      step: 'form',
      fields: [
        { id: 'name', value: '林知夏', source: { zh: '来自身份证' } },
        { id: 'level', value: null },
      ],
    });
  });

  it('complains only after "continue", beside the field', () => {
    const one = atForm();
    const errors = () => {
      const { screen } = one.view();
      return screen.step === 'form' ? screen.fields.filter(({ error }) => error) : [];
    };
    expect(errors()).toEqual([]);
    one.do({ type: 'continue' });
    expect(one.step()).toBe('form');
    expect(errors().map(({ id }) => id)).toEqual(['level']);
  });

  it('takes no field that the item does not have', () => {
    const one = atForm();
    one.do({ type: 'fill', values: { level: '200', role: 'administrator' } });
    expect(one.session?.draft?.answers).toEqual({ level: '200' });
  });

  it('says why somebody is not eligible', () => {
    const item = well.items.get('pension-enrolment');
    if (item === undefined) throw new Error('no item');
    const strict = {
      ...item,
      eligibility: [
        {
          id: 'age',
          requires: 'applicant.age >= 60',
          otherwise: { zh: '须年满60周岁', en: 'You have to be 60' },
        },
      ],
    };
    const one = atForm({ ...well, items: new Map([[item.code, strict]]) });
    expect(one.view().screen).toEqual({
      step: 'not-eligible',
      because: { zh: '须年满60周岁', en: 'You have to be 60' },
      notice: null,
    });
  });
});

describe('materials', () => {
  const atMaterials = (world = well) => {
    const one = atForm(world);
    one.do({ type: 'fill', values: { level: '200' } }, { type: 'continue' });
    return one;
  };

  it('offer no scan where the law wants the original, and none without a scanner', () => {
    const ways = (world = well) => {
      const { screen } = atMaterials(world).view();
      return screen.step === 'materials' ? screen.materials.map((one) => one.ways) : [];
    };
    expect(ways()).toEqual([['scan', 'locker'], ['locker']]);
    expect(ways({ ...well, canScan: false })).toEqual([['locker'], ['locker']]);
    expect(ways({ ...well, cabinet: null })).toEqual([['scan'], []]);
  });

  it('that are required must be provided before going on', () => {
    const one = atMaterials();
    one.do({ type: 'continue' });
    expect(one.trouble()).toBe('materials-missing');
    expect(one.touch({ type: 'provide-material', material: 'household-book', how: 'later' })).toBe(
      'invalid',
    );
  });

  it('are scanned page by page; the same page twice is noticed', () => {
    const one = atMaterials();
    const page = sheet;
    one.do({ type: 'provide-material', material: 'application-form', how: 'scan' });
    one.do({ type: 'scan-page' });
    expect(one.touch({ type: 'scan-page' })).toBe('busy');
    one.feed({ type: 'page-scanned', page });
    one.do({ type: 'keep-page' }, { type: 'scan-page' });
    one.feed({ type: 'page-scanned', page: { ...page, id: 'p2' } });
    expect(one.view().screen).toMatchObject({ step: 'scan', duplicate: true });
    one.do({ type: 'continue' });
    expect(one.session?.draft?.provided.get('application-form')?.pages).toHaveLength(1);
  });

  it('are known again by their mark when another picture is taken of them', () => {
    const one = atMaterials();
    const marked = (id: string, seed: number) =>
      ({ ...sheet, id, sha256: id.repeat(32), fingerprints: [mark(seed)] }) as const;
    one.do({ type: 'provide-material', material: 'application-form', how: 'scan' });
    one.do({ type: 'scan-page' });
    one.feed({ type: 'page-scanned', page: marked('p1', 7) });
    one.do({ type: 'keep-page' }, { type: 'scan-page' });
    one.feed({ type: 'page-scanned', page: marked('p2', 7) });
    expect(one.view().screen).toMatchObject({ duplicate: true });
    one.do({ type: 'scan-page' });
    one.feed({ type: 'page-scanned', page: marked('p3', 11) });
    expect(one.view().screen).toMatchObject({ duplicate: false });
  });

  it('are taken without a touch when they lie still under the camera, but not over a trouble', () => {
    const one = atMaterials();
    one.do({ type: 'provide-material', material: 'application-form', how: 'scan' });
    one.feed({ type: 'sheet-rested' });
    expect(one.view().screen).toMatchObject({ step: 'scan', phase: 'scanning' });
    one.feed({ type: 'scan-failed', code: 'no-page' });
    one.feed({ type: 'sheet-rested' });
    expect(one.view().screen).toMatchObject({ step: 'scan', phase: 'place' });
  });

  it('that are cards come as two sides on one page', () => {
    const one = atMaterials();
    const side = (id: string) => ({ ...sheet, id, sha256: id.repeat(32), card: true });
    const pages = () => one.session?.draft?.provided.get('application-form')?.pages ?? [];
    one.do({ type: 'provide-material', material: 'application-form', how: 'scan' });
    one.do({ type: 'scan-page' });
    one.feed({ type: 'page-scanned', page: side('p1') });
    one.do({ type: 'keep-page' });
    expect(one.view().screen).toMatchObject({ phase: 'place', otherSide: true });
    one.do({ type: 'scan-page' });
    one.feed({ type: 'page-scanned', page: side('p2') });
    one.do({ type: 'keep-page' });
    expect(one.touch({ type: 'keep-page' })).toBe('busy');
    one.feed({ type: 'sides-joined', page: { ...sheet, id: 'p3' } });
    expect(pages().map(({ id }) => id)).toEqual(['p3']);
    expect(one.view().screen).toMatchObject({ phase: 'place', otherSide: false });
  });
});

describe('the contact', () => {
  it('asks for a phone where there is one, and checks it', () => {
    const one = atCheck();
    one.do({ type: 'change', section: 'contact' }, { type: 'contact', kind: 'own' });
    expect(one.step()).toBe('contact');
    one.do({ type: 'contact', kind: 'own', phone: '12' });
    expect(one.view().screen).toMatchObject({
      step: 'contact',
      error: { zh: '手机号码应为11位数字，以1开头' },
    });
  });

  it('with a phone leads to the check, where the phone is masked', () => {
    const one = atCheck();
    one.do(
      { type: 'change', section: 'contact' },
      { type: 'contact', kind: 'own', phone: '138 1234 5678' },
    );
    expect(one.step()).toBe('check-answers');
    expect(JSON.stringify(one.view().screen)).not.toContain('13812345678');
  });
});

describe('the check', () => {
  it('leads to one section and back', () => {
    const one = atCheck();
    one.do({ type: 'change', section: 'form:person' });
    expect(one.step()).toBe('form');
    one.do({ type: 'fill', values: { level: '500' } }, { type: 'continue' });
    expect(one.step()).toBe('check-answers');
    expect(one.touch({ type: 'change', section: 'form:nowhere' })).toBe('invalid');
  });

  it('hands in once: further touches wait', () => {
    const one = atCheck();
    one.do({ type: 'submit' });
    expect(one.touch({ type: 'submit' })).toBe('busy');
    expect(one.tasks().filter(({ type }) => type === 'submit')).toHaveLength(1);
  });

  it('keeps everything when handing in failed', () => {
    const one = atCheck();
    one.do({ type: 'submit' });
    one.feed({ type: 'submit-failed', code: 'numbers-exhausted' });
    expect(one.trouble()).toBe('submit-failed');
    expect(one.touch({ type: 'submit' })).toBeNull();
  });
});

describe('after submitting', () => {
  it('nobody leaves without a paper', () => {
    const one = atSubmitted();
    one.do({ type: 'leave' });
    expect(one.tasks().map(({ type }) => type)).toEqual([
      'print',
      'stop-reading',
      'end',
      'watch-card',
    ]);
  });

  it('"later" prints the slip and goes on to tickets', () => {
    const one = atSubmitted();
    one.do({ type: 'continue' });
    expect(one.step()).toBe('choose-queue');
    expect(one.tasks()).toMatchObject([
      { type: 'refresh-hall' },
      { type: 'print', slip: { kind: 'submission' } },
    ]);
  });

  it('no door opens without a slip unless the screen is enough for the citizen', () => {
    const one = atSubmitted({ ...well, canPrint: false });
    one.do({ type: 'start-deposit' }, { type: 'by-hand' });
    one.do({ type: 'choose-compartment', size: 'S', low: false });
    expect(one.trouble()).toBe('accept-screen-only');
    expect(one.tasks()).toEqual([]);
    one.do({ type: 'choose-compartment', size: 'S', low: true, acceptScreenOnly: true });
    expect(one.tasks()).toMatchObject([
      {
        type: 'open-door',
        compartment: 'a1',
        purpose: 'deposit',
        reserve: 'D419901202603210070001',
      },
    ]);
  });

  it('a full locker is told, with other ways on', () => {
    const one = atSubmitted();
    one.change({ cabinet: { compartments: new Map(), finished: new Set() } });
    one.do({ type: 'start-deposit' }, { type: 'by-hand' });
    one.do({ type: 'choose-compartment', size: 'S', low: false });
    expect(one.trouble()).toBe('no-compartment');
  });
});

describe('help', () => {
  it('comes from every screen and leads back to it, while work goes on behind', () => {
    const one = atCheck();
    one.do({ type: 'submit' }, { type: 'help' });
    expect(one.step()).toBe('help');
    one.feed({
      type: 'submitted',
      filed: { case: '4'.repeat(21), password: '123456', submittedAt: '', deadline: null },
    });
    one.do({ type: 'back' });
    expect(one.step()).toBe('submitted');
  });
});

describe('modes', () => {
  it('end with the session', () => {
    const one = machine();
    one.do({ type: 'set-modes', modes: { language: 'en', elder: true } });
    one.do({ type: 'begin', service: 'apply' });
    expect(one.view().modes).toMatchObject({ language: 'en', elder: true });
    one.do({ type: 'leave' });
    one.passes(6_000);
    one.feed({ type: 'time' });
    expect(one.step()).toBe('attract');
    expect(one.view().modes).toMatchObject({ language: 'zh', elder: false });
  });

  it('give more time to those who need it', () => {
    const idle = (elder: boolean) => {
      const one = machine();
      one.do({ type: 'set-modes', modes: { elder } }, { type: 'begin', service: 'ticket' });
      const { idle: times } = one.view();
      return times === null ? 0 : Date.parse(times.warnAt) - well.now;
    };
    expect([idle(false), idle(true)]).toEqual([90_000, 180_000]);
  });
});

describe('time', () => {
  it('sends nobody away while a command is on the wire', () => {
    const one = atCheck();
    one.do({ type: 'submit' });
    one.passes(1_000_000);
    one.feed({ type: 'time' });
    expect(one.step()).toBe('check-answers');
  });

  it('wipes everything of a citizen who went away', () => {
    const one = atCheck();
    one.passes(105_000);
    one.feed({ type: 'time' });
    expect(one.step()).toBe('farewell');
    expect(JSON.stringify(one.stage)).not.toMatch(/林知夏|419902199304121424/);
  });

  it('keeps asking for a card that still lies there', () => {
    const one = atCheck();
    one.do({ type: 'leave' });
    one.feed({ type: 'card-on-reader', present: true });
    one.passes(30_000);
    one.feed({ type: 'time' });
    expect(one.view().screen).toEqual({ step: 'farewell', cardLeft: true });
    one.passes(31_000);
    one.tasks();
    one.feed({ type: 'time' });
    expect(one.tasks()).toEqual([{ type: 'call-duty', about: 'reader', because: 'card-left' }]);
  });
});
