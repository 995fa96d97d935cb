import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { hallAlerts } from './alerts.ts';
import { ticketOf } from './state.ts';

describe('a slip', () => {
  it('is reserved with the ticket, printed once, and replaced only when its fate is settled', () => {
    const story = hallStory();
    const { id, slip } = story.issue({ print: true });
    expect(slip).toEqual({ serial: 1, state: 'reserved' });
    const report = (state: 'printing' | 'printed' | 'failed' | 'unknown', serial = 1) =>
      ({ do: 'slip', ticket: id, report: { serial, state } }) as const;
    story.did(report('printing'));
    expect(story.refused(report('printing'))).toBe('slip-settled');
    expect(story.refused({ do: 'reprint', ticket: id })).toBe('slip-under-way');
    story.did(report('failed'));
    const before = story.events.length;
    story.did(report('failed'));
    expect(story.events).toHaveLength(before);
    const { alerts } = hallAlerts(story.hall, story.state, 0, story.now);
    expect(alerts).toContainEqual(
      expect.objectContaining({ code: 'slip-failed', ticket: id, level: 'warning' }),
    );
    story.did({ do: 'reprint', ticket: id });
    expect(ticketOf(story.state, id)?.slip).toEqual({ serial: 2, state: 'reserved' });
    expect(story.refused(report('printed', 1))).toBe('slip-outdated');
    story.did(report('printed', 2));
    expect(story.refused(report('failed', 2))).toBe('slip-settled');
  });
});
