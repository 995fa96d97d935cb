import {
  ActType,
  AlarmKind,
  CaseAction,
  CaseFlag,
  CaseState,
  ClosedBecause,
  HallAlerts,
  NumberFate,
  Role,
  TicketChannel,
} from '@banshi/queue-server/protocol';
import { describe, expect, it } from 'vitest';
import type { Words } from '../locales/index.ts';
import { alertsOf } from '../manager/alerts.ts';
import { deviceName, knownReports, reportWords } from '../manager/device-words.ts';
import * as managerWords from '../manager/manager-words.ts';
import * as recordsWords from '../manager/records/records-words.ts';
import * as settingsWords from '../manager/settings/settings-words.ts';
import * as lockersWords from '../office/lockers/lockers-words.ts';
import * as officeWords from '../office/office-words.ts';
import * as windowWords from '../window/window-words.ts';
import * as becauseWords from './because-words.ts';
import * as cabinetWords from './cabinet/cabinet-words.ts';
import * as caseWords from './case/case-words.ts';
import * as deskWords from './desk-words.ts';
import { needWords } from './need-words.ts';
import { sampleAlarm, sampleAlert } from './testing/samples.ts';

/** The members of a union in the contract. */
const members = (union: { readonly anyOf: readonly { readonly const: unknown }[] }) =>
  union.anyOf.map((one) => String(one.const));

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' &&
  value !== null &&
  'zh' in value &&
  'en' in value &&
  typeof value.zh === 'string' &&
  typeof value.en === 'string';

/** Everything said anywhere in a table of words, with the way to it. */
function* said(value: unknown, path: string): Generator<readonly [string, Words]> {
  if (isWords(value)) yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* said(inner, `${path}.${key}`);
}

/** The switch to the other language is the one text that speaks the language it does not stand in. */
const swapped = new Set(['desk.deskWords.otherLanguage']);

describe('the words of the staff pages', () => {
  const tables = {
    because: becauseWords,
    cabinet: cabinetWords,
    case: caseWords,
    desk: deskWords,
    lockers: lockersWords,
    manager: managerWords,
    office: officeWords,
    records: recordsWords,
    settings: settingsWords,
    window: windowWords,
  };

  it.each(Object.entries(tables))(
    '%s: each in Chinese and in English, and neither a key',
    (name, table) => {
      const all = [...said(table, name)].filter(([path]) => !swapped.has(path));
      expect(all.length).toBeGreaterThan(0);
      for (const [path, { zh, en }] of all) {
        expect([path, zh]).toEqual([
          path,
          expect.stringMatching(/[\u4e00-\u9fff]|^\W*\{\w+\}\W*$/),
        ]);
        expect([path, en]).toEqual([path, expect.not.stringMatching(/[\u4e00-\u9fff]/)]);
        expect([path, en]).toEqual([path, expect.not.stringMatching(/^[a-z]+(-[a-z]+)+$|^$/)]);
      }
    },
  );

  it.each([
    ['act on a case', members(CaseAction), officeWords.actionWords],
    ['state of a case', members(CaseState), caseWords.stateWords],
    ['flag of a case', members(CaseFlag), caseWords.flagLooks],
    ['reason for giving no tickets', members(ClosedBecause), managerWords.closedWords],
    ['way to a ticket', members(TicketChannel), windowWords.channelWords],
    ['act of staff', members(ActType), recordsWords.actWords],
    ['fate of a number', members(NumberFate), recordsWords.fateWords],
    ['role', members(Role), deskWords.roleWords],
  ])('every %s has its word, and no word is left over', (_, union, table) => {
    expect(Object.keys(table).toSorted()).toEqual(union.toSorted());
  });

  it('has advice for every alert of a hall', () => {
    const place = { names: new Map(), timeZone: 'Asia/Shanghai' };
    const codes = members(HallAlerts.properties.alerts.items.properties.code);
    for (const code of codes) {
      const [alert] = alertsOf(
        [{ ...sampleAlert, code: code as typeof sampleAlert.code }],
        [],
        place,
      );
      expect(alert?.more).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
    }
  });

  it('never shows an alarm’s codes bare', () => {
    const place = { names: new Map(), timeZone: 'Asia/Shanghai' };
    for (const kind of members(AlarmKind))
      for (const because of Object.keys(becauseWords.becauseWords)) {
        const alarm = { ...sampleAlarm, kind: kind as typeof sampleAlarm.kind, because };
        expect(alertsOf([], [alarm], place)[0]?.more.zh).toMatch(/[\u4e00-\u9fff]/);
      }
  });

  it('names devices, their reports, and what a ticket asks of a window', () => {
    expect(knownReports.map((code) => reportWords(code).zh)).not.toContain('');
    expect(reportWords('new-in-2030')).toEqual({
      zh: '其他情况（new-in-2030）',
      en: 'Something else (new-in-2030)',
    });
    expect(deviceName('camera-2').en).toBe('Document camera');
    expect(needWords('language:ug')).toEqual({ zh: '维吾尔语', en: 'Uyghur' });
    expect(needWords('wheelchair').en).toBe('Step-free window');
  });
});
