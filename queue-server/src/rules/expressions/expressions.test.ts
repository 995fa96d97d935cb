import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, holds } from './evaluate.ts';
import { parseExpression, pathsOf } from './parse.ts';
import type { Value } from './syntax.ts';

const facts = {
  situations: { role: 'student' },
  answers: { insured: 'yes', people: 3, cities: ['云溪', '清河'], blank: '', name: '𬱖启明' },
  applicant: { birthDate: '2006-12-03', sex: 'female' },
  session: { today: '2026-11-21' },
};

function value(source: string): Value {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.error.code} at ${parsed.error.at}`);
  return evaluate(parsed.expression, facts);
}

describe('the expression language', () => {
  it.each<[string, Value]>([
    ['answers.insured == "yes"', true],
    ["answers.insured != 'yes'", false],
    ['situations.role in ["student", "farmer"]', true],
    ['!(situations.role == "student") || answers.people >= 3', true],
    ['age(applicant.birthDate, session.today) >= 16', true],
    ['age(applicant.birthDate, session.today)', 19],
    ['empty(answers.blank) && empty(answers.nothing) && !empty(answers.cities)', true],
    ['length(answers.name)', 3],
    ['"清河" in answers.cities', true],
    ['answers.people < 3.5 && answers.people > -1', true],
    ['session.today < "2027-01-01"', true],
    ['true == !false', true],
    ['answers.nothing == null', true],
    ['[1, [2]] == [1, [2]]', true],
    ['age(answers.people, session.today)', null],
  ])('%s is %j', (source, expected) => expect(value(source)).toEqual(expected));

  it.each(['"10" < 9', 'answers.nothing < 3', 'null >= null', '"a" in "abc"'])(
    '%s does not hold: no order, no membership between unlike things',
    (source) => expect(value(source)).toBe(false),
  );

  it('binds && tighter than ||, and ! tightest', () => {
    expect(value('true || false && false')).toBe(true);
    expect(value('!true == false')).toBe(true);
  });

  it('only exactly true makes a condition hold', () => {
    const parsed = parseExpression('answers.people');
    expect(parsed.ok && holds(parsed.expression, facts)).toBe(false);
  });

  it('cannot reach what was never put there', () => {
    expect(value('answers.constructor')).toBeNull();
    expect(value('answers.__proto__.toString')).toBeNull();
  });

  it.each([
    ['answers.a = 1', 'expression-character', 10],
    ['answers.a == "yes', 'expression-text-open', 13],
    ['answers.a ==', 'expression-unexpected', 12],
    ['(answers.a', 'expression-unexpected', 10],
    ['answers.a answers.b', 'expression-unexpected', 10],
    ['matches(answers.a)', 'expression-function', 0],
    ['age(answers.a)', 'expression-function', 0],
    ['', 'expression-unexpected', 0],
    ['('.repeat(60) + 'true' + ')'.repeat(60), 'expression-too-deep', 25],
    ['!'.repeat(60) + 'true', 'expression-too-deep', 25],
    ['true '.repeat(200), 'expression-too-long', 500],
  ])('%j is refused with its position', (source, code, at) => {
    expect(parseExpression(source)).toMatchObject({ ok: false, error: { code, at } });
  });

  it('tells which paths it reads', () => {
    const parsed = parseExpression(
      'answers.a == "x" && age(applicant.birthDate, session.today) > 3',
    );
    const paths = parsed.ok ? pathsOf(parsed.expression).map(({ path }) => path.join('.')) : [];
    expect(paths).toEqual(['answers.a', 'applicant.birthDate', 'session.today']);
  });

  it('is total: any text parses or is refused, any parsed text evaluates', () => {
    const word = fc.constantFrom(
      ...'( ) [ ] , ! && || == != < <= >= in answers.people "x" 1 -2 true null age empty length'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 80 }),
          fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
        ),
        (source) => {
          const parsed = parseExpression(source);
          if (parsed.ok) evaluate(parsed.expression, facts);
          else expect(parsed.error.at).toBeLessThanOrEqual(source.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
