import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '../../protocol/catalogue.ts';
import { lintCatalogue, lintItem } from '../catalogue/lint.ts';
import { compileItem } from './compile.ts';
import { evaluateForm } from './evaluate.ts';
import { applicantFacts, type FormInput } from './facts.ts';
import { checkSubmission } from './submission.ts';
import { checkValue } from './values.ts';

const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });

const item: ServiceItem = {
  code: 'trial',
  implementationCode: '11419900005990330Q' + '3' + '000000000001',
  name: text('试办'),
  pinyin: 'shi ban sb',
  type: 'public-service',
  caseType: 'promised',
  department: { id: 'social', name: text('人社局'), creditCode: '11419900005990330Q' },
  theme: 'pension',
  level: 'city',
  legalBasis: text('依据'),
  conditions: [],
  eligibility: [{ id: 'age', requires: 'applicant.age >= 16', otherwise: text('未满16周岁') }],
  limits: { legal: 5, promised: 3 },
  situations: [
    {
      id: 'pays',
      question: text('怎样缴费'),
      choices: [
        { value: 'self', label: text('自己缴') },
        { value: 'bank', label: text('银行代扣') },
      ],
    },
    {
      id: 'bank',
      question: text('哪家银行'),
      askedWhen: 'situations.pays == "bank"',
      choices: [
        { value: 'a', label: text('甲') },
        { value: 'b', label: text('乙') },
      ],
    },
  ],
  pages: [
    {
      id: 'who',
      title: text('申请人'),
      fields: [
        {
          id: 'name',
          label: text('姓名'),
          kind: 'text',
          schema: { type: 'string', format: 'name' },
          prefill: 'idcard.name',
          required: true,
        },
        {
          id: 'married',
          label: text('是否已婚'),
          kind: 'yes-no',
          schema: { type: 'string' },
          required: true,
        },
        {
          id: 'spouse',
          label: text('配偶'),
          kind: 'text',
          schema: { type: 'string', format: 'name' },
          shownWhen: 'answers.married == "yes"',
          requiredWhen: 'answers.married == "yes"',
        },
      ],
    },
    {
      id: 'account',
      title: text('账户'),
      shownWhen: 'situations.pays == "bank"',
      fields: [
        {
          id: 'card',
          label: text('卡号'),
          kind: 'text',
          schema: { type: 'string', format: 'bank-card' },
          required: true,
          masked: true,
        },
      ],
    },
  ],
  materials: [
    {
      id: 'book',
      name: text('户口簿'),
      form: 'copy',
      necessity: 'required',
      source: { kind: 'government', certificate: 'household' },
      copies: 1,
      paper: 'A4',
      notes: text(''),
      standard: text(''),
    },
    {
      id: 'agreement',
      name: text('代扣协议'),
      form: 'original',
      necessity: 'required',
      source: { kind: 'citizen' },
      copies: 1,
      paper: 'A4',
      originalBasis: text('依据'),
      notes: text(''),
      standard: text(''),
      neededWhen: 'situations.pays == "bank"',
    },
  ],
  fee: null,
  assurance: { apply: 'A', result: 'B' },
  channels: { terminal: true, window: true, locker: true, appointment: true, courier: false },
  delegates: false,
  queueCategory: 'social',
  steps: [],
  result: { name: text('凭证'), kind: 'record' },
  visits: 0,
  phones: { consult: '12333', complaint: '12345' },
  popular: true,
  version: 1,
  asOf: '2026-11-01',
};

function compiled() {
  const result = compileItem(item);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.compiled;
}

const applicant = { name: '林知夏', idNumber: '419902199304121424', card: 'citizen' } as const;
const input = (over: Partial<FormInput> = {}): FormInput => ({
  today: '2026-11-21',
  applicant: applicantFacts(applicant, '2026-11-21'),
  situations: {},
  answers: {},
  sources: { idcard: { name: '林知夏' } },
  ...over,
});

describe('a form', () => {
  it('shows only what applies, and says where a value came from', () => {
    const view = evaluateForm(compiled(), input({ situations: { pays: 'self' } }));
    expect(view.situations.map(({ situation }) => situation.id)).toEqual(['pays']);
    expect(view.pages.map(({ page }) => page.id)).toEqual(['who']);
    expect(view.pages[0]?.fields[0]).toMatchObject({
      value: '林知夏',
      origin: { source: 'idcard.name', label: { zh: '来自身份证' } },
    });
    expect(view.materials.map(({ material }) => material.id)).toEqual(['book']);
    expect(view.complete).toBe(false);
  });

  it('forgets the origin once the citizen changes the value', () => {
    const view = evaluateForm(compiled(), input({ answers: { name: '林之夏' } }));
    expect(view.pages[0]?.fields[0]).toMatchObject({ value: '林之夏', origin: null });
  });

  it('lets a hidden answer decide nothing', () => {
    const answers = { married: 'no', spouse: '王大山' };
    const view = evaluateForm(
      compiled(),
      input({ situations: { pays: 'self', bank: 'a' }, answers }),
    );
    expect(view.answers).toEqual({ name: '林知夏', married: 'no' });
    expect(view.complete).toBe(true);
  });

  it('exempts a material whose certificate is at hand', () => {
    const sources = { certificate: { household: {} } };
    expect(evaluateForm(compiled(), input({ sources })).materials[0]?.exempt).toBe(true);
  });

  it('says why somebody is not eligible', () => {
    const child = { ...applicant, idNumber: '419902202405202041' };
    const facts = applicantFacts(child, '2026-11-21');
    const view = evaluateForm(compiled(), input({ applicant: facts }));
    expect(view.notEligible).toEqual([text('未满16周岁')]);
  });
});

describe('a submission', () => {
  const page = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 10 } as const;
  const whole = {
    applicant,
    situations: { pays: 'self' },
    answers: { name: '林知夏', married: 'no' },
    materials: [{ material: 'book', how: 'scanned' as const, pages: [page] }],
  };

  it('passes when everything asked for is there and nothing else', () => {
    expect(checkSubmission(compiled(), whole, '2026-11-21')).toEqual([]);
  });

  it.each([
    [{ situations: {} }, '/situations/pays'],
    [{ situations: { pays: 'self', bank: 'a' } }, '/situations/bank'],
    [{ answers: { name: '林知夏' } }, '/answers/married'],
    [{ answers: { ...whole.answers, spouse: '王大山' } }, '/answers/spouse'],
    [{ answers: { ...whole.answers, married: 'maybe' } }, '/answers/married'],
    [{ answers: { ...whole.answers, name: 7 } }, '/answers/name'],
    [{ materials: [] }, '/materials/book'],
    [{ materials: [{ material: 'book', how: 'later' as const, pages: [] }] }, '/materials/book'],
    [{ materials: [{ material: 'book', how: 'scanned' as const, pages: [] }] }, '/materials/book'],
    [{ materials: [...whole.materials, ...whole.materials] }, '/materials'],
    [{ applicant: { ...applicant, idNumber: '419902202405202041' } }, '/applicant'],
  ])('names the place of what is wrong: %j', (change, at) => {
    const problems = checkSubmission(compiled(), { ...whole, ...change }, '2026-11-21');
    expect(problems.map((problem) => problem.at)).toContain(at);
  });

  it('needs the original where the law asks for it', () => {
    const bank = {
      ...whole,
      situations: { pays: 'bank', bank: 'a' },
      answers: { ...whole.answers, card: '4111111111111111' },
    };
    const scanned = { material: 'agreement', how: 'scanned' as const, pages: [page] };
    const locker = { material: 'agreement', how: 'locker' as const, pages: [] };
    const at = (materials: (typeof whole.materials)[number][]): string[] =>
      checkSubmission(compiled(), { ...bank, materials }, '2026-11-21').map((p) => p.at);
    expect(at([...whole.materials, scanned as never])).toEqual(['/materials/agreement']);
    expect(at([...whole.materials, locker as never])).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    [{ type: 'string', minLength: 2 }, '𬱖', false],
    [{ type: 'string', maxLength: 1 }, '𬱖', true],
    [{ type: 'string', format: 'mobile-phone' }, '13800000000', true],
    [{ type: 'string', format: 'mobile-phone' }, '12800000000', false],
    [{ type: 'string', format: 'phone' }, '0371-66000000', true],
    [{ type: 'string', format: 'date' }, '2026-02-30', false],
    [{ type: 'string', pattern: '^[A-Z]+$' }, 'AB', true],
    [{ type: 'integer', minimum: 1, maximum: 3 }, 4, false],
    [{ type: 'number', multipleOf: 100 }, 250, false],
    [{ type: 'integer' }, 1.5, false],
    [{ type: 'integer' }, '1', false],
    [{ const: true }, false, false],
    [{ enum: ['a'] }, 'b', false],
  ])('%j with %j: %s', (schema, value, fits) => {
    expect(checkValue(schema, value) === null).toBe(fits);
  });
});

describe('the catalogue lint', () => {
  const departments = [{ id: 'social', name: text('人社局') }];
  const themes = [{ id: 'pension', name: text('养老') }];
  const codes = (items: ServiceItem[]): string[] =>
    lintCatalogue({ version: 1, departments, themes, items }).map(
      ({ at, code }) => `${at} ${code}`,
    );

  it('finds nothing wrong with a good item', () => expect(codes([item])).toEqual([]));

  it('finds broken, unknown and premature references with their place', () => {
    const broken = {
      ...item,
      situations: item.situations.map((one, i) =>
        i === 0 ? { ...one, askedWhen: 'situations.bank == "a"' } : one,
      ),
      eligibility: [{ id: 'x', requires: 'applicant.name ==', otherwise: text('') }],
      materials: item.materials.map((one) => ({
        ...one,
        neededWhen: 'situations.pays == "cash" || answers.dog == "yes"',
      })),
    };
    expect(codes([broken])).toEqual([
      '/situations/0/askedWhen reference-too-early',
      '/eligibility/0/requires expression-broken',
      '/materials/0/neededWhen reference-unknown',
      '/materials/0/neededWhen choice-unknown',
      '/materials/1/neededWhen reference-unknown',
      '/materials/1/neededWhen choice-unknown',
    ]);
  });

  it('wants a basis for originals, known schema words and honest limits', () => {
    const [book] = item.materials;
    const [who] = item.pages;
    const [name] = who?.fields ?? [];
    if (book === undefined || who === undefined || name === undefined) throw new Error('no item');
    const schema = { type: 'string', format: 'colour', uniqueItems: true, pattern: '(' };
    const bad: ServiceItem = {
      ...item,
      limits: { legal: 3, promised: 5 },
      materials: [{ ...book, form: 'original' }, book],
      pages: [{ ...who, fields: [{ ...name, schema, prefill: 'card.name' }] }],
    };
    expect(lintItem(bad).map(({ code }) => code)).toEqual([
      'id-twice',
      'prefill-unknown',
      'schema-keyword',
      'schema-format',
      'schema-pattern',
      'original-without-basis',
      'limit-order',
    ]);
  });

  it('keeps the eight shared fields the same at every level', () => {
    const county: ServiceItem = { ...item, code: 'trial-county', level: 'county' };
    expect(codes([item, county])).toEqual([]);
    const other = {
      ...county,
      name: text('另名'),
      legalBasis: text('他据'),
      caseType: 'on-the-spot' as const,
      conditions: [text('条件')],
      materials: [],
      steps: [{ id: 's', name: text('步'), owner: text('人'), days: 1 }],
      limits: { legal: 5, promised: 1 },
      result: { name: text('他'), kind: 'none' as const },
    };
    expect(codes([item, other])).toHaveLength(8);
  });
});
