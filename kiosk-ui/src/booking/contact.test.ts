import { expect, it } from 'vitest';
import { contactFault } from './contact.ts';

const today = '2026-11-20';

it.each([
  ['phone', '139 0000 0001', true],
  ['phone', '1390000', false],
  ['phone', '419902199304121424', false],
  ['card', '41990219930412142 4', true],
  ['card', '419902199304121425', false],
  ['either', '41992119710830555x', true],
  ['either', '王大山', false],
] as const)('%s: "%s" is taken: %s', (kind, said, taken) => {
  expect(contactFault(kind, said, today) === null).toBe(taken);
});
