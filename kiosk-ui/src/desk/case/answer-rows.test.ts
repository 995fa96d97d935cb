import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '@banshi/queue-server/protocol';
import { answerGroups } from './answer-rows.ts';

const text = (zh: string) => ({ zh, en: zh });
// Only what the reading of a form touches.
const item = {
  situations: [
    { id: 'who', question: text('谁来办'), choices: [{ value: 'self', label: text('本人') }] },
  ],
  pages: [
    {
      id: 'p1',
      title: text('基本信息'),
      fields: [
        { id: 'name', label: text('姓名'), kind: 'text', schema: {} },
        {
          id: 'level',
          label: text('缴费档次'),
          kind: 'choice',
          schema: {},
          choices: [{ value: 'l200', label: text('200 元') }],
        },
      ],
    },
  ],
} as unknown as ServiceItem;

describe('the form as it is read back', () => {
  it('names fields and choices in words, page by page', () => {
    const groups = answerGroups(
      { situations: { who: 'self' }, answers: { level: 'l200', name: '林知夏' } },
      item,
    );
    expect(
      groups.map(({ title, rows }) => [
        title.zh,
        ...rows.map((r) => `${r.label.zh}=${r.value.zh}`),
      ]),
    ).toEqual([
      ['办理情形', '谁来办=本人'],
      ['基本信息', '姓名=林知夏', '缴费档次=200 元'],
    ]);
  });

  it('loses nothing that the form does not know', () => {
    const groups = answerGroups({ situations: {}, answers: { old: 'x', insured: 'yes' } }, item);
    expect(groups[0]?.rows.map(({ value }) => value.zh)).toEqual(['x', '是']);
  });
});
