import { expect, test } from 'vitest';
import { chosenWays, ways } from '../locales/terminal/ways.ts';
import { readWay } from './trouble-ways.ts';

test('every way that has words leads to a command', () => {
  for (const text of [...Object.keys(ways), ...Object.keys(chosenWays)]) {
    expect(readWay(text, 'identify')?.command.type, text).toBe(text.split(':')[0]);
  }
});

test('a way nobody has words for is left out', () => {
  expect(readWay('collect', 'menu')).toBeNull();
  expect(readWay('choose-service:dance', 'menu')).toBeNull();
  expect(readWay('', 'menu')).toBeNull();
});

test('a way without a choice takes the one that helps on this screen', () => {
  expect(readWay('identify-with', 'identify')?.command).toEqual({
    type: 'identify-with',
    way: 'code',
  });
  expect(readWay('identify-with', 'pick-up-code')?.command).toEqual({
    type: 'identify-with',
    way: 'card',
  });
  expect(readWay('choose-service', 'guide')?.command).toEqual({
    type: 'choose-service',
    service: 'ticket',
  });
  expect(readWay('choose-service', 'menu'), 'the choices are on the screen').toBeNull();
  expect(readWay('choose-compartment', 'choose-compartment')).toBeNull();
});
