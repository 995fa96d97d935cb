import { describe, expect, it } from 'vitest';
import { phoneLanguage } from '../desk/language.ts';
import { sampleMyTicket as ticket } from './testing/sample-my-ticket.ts';
import { lookAgainAfter } from './ticket-words.ts';

describe('the language of a phone', () => {
  it('is its own: English for whoever reads no Chinese', () => {
    expect(phoneLanguage(['en-GB', 'zh-CN'])).toBe('zh');
    expect(phoneLanguage(['zh-Hans-CN'])).toBe('zh');
    expect(phoneLanguage(['ug-CN', 'en'])).toBe('en');
    expect(phoneLanguage([])).toBe('zh');
  });
});

describe('how often a phone asks', () => {
  it('asks more often the nearer the call is, and not at all afterwards', () => {
    const far = lookAgainAfter(ticket({ ahead: 30 })) ?? 0;
    const near = lookAgainAfter(ticket({ ahead: 2 })) ?? 0;
    expect(near).toBeLessThan(far);
    expect(lookAgainAfter(ticket({ state: 'called' }))).toBe(near);
    expect(lookAgainAfter(ticket({ state: 'finished' }))).toBeNull();
  });
});
