import { describe, expect, it } from 'vitest';
import { isAway, touch } from './hand.ts';
import { sampleWorld } from './testing/sample-world.ts';

const [terminal] = sampleWorld.terminals;
if (terminal === undefined) throw new Error('the sample has a terminal');
const card = 'card-lin';
const paper = 'paper-household-register';

describe('a hand at the bench', () => {
  it('lays a card on the reader and a paper on the scanner, never the other way round', () => {
    expect(touch(sampleWorld, terminal, card, { at: 'reader' })).toEqual({
      type: 'lay-card',
      card,
    });
    expect(touch(sampleWorld, terminal, paper, { at: 'scanner' })).toEqual({
      type: 'place-paper',
      paper,
    });
    expect(touch(sampleWorld, terminal, paper, { at: 'reader' })).toBeNull();
    expect(touch(sampleWorld, terminal, card, { at: 'scanner' })).toBeNull();
  });

  it('takes with an empty hand what lies there', () => {
    const laid = { ...terminal, reader: { ...terminal.reader, card } };
    expect(touch(sampleWorld, laid, null, { at: 'reader' })).toEqual({ type: 'take-card' });
    expect(touch(sampleWorld, terminal, null, { at: 'reader' })).toBeNull();
    expect(touch(sampleWorld, laid, card, { at: 'table' })).toEqual({ type: 'take-card' });
  });

  it('puts things only behind a door that is open', () => {
    expect(touch(sampleWorld, terminal, 'envelope', { at: 'door', compartment: 'c05' })).toEqual({
      type: 'put-in',
      compartment: 'c05',
      thing: 'envelope',
    });
    expect(touch(sampleWorld, terminal, 'envelope', { at: 'door', compartment: 'c01' })).toBeNull();
  });

  it('knows what has left the table', () => {
    const laid = {
      ...sampleWorld,
      terminals: [{ ...terminal, reader: { ...terminal.reader, card } }],
    };
    expect(isAway(laid, card)).toBe(true);
    expect(isAway(sampleWorld, card)).toBe(false);
    expect(isAway(sampleWorld, 'envelope')).toBe(false);
  });
});
