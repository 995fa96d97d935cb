import { describe, expect, it } from 'vitest';
import { visitBefore } from '../ratings/rateable.ts';
import { hallStory } from '../testing/hall-story.ts';
import { pastDaysKept } from './past-visits.ts';
import { saveHall, loadHall } from './snapshot.ts';

const day = 86_400;

/** One visit of one service, one of two, and somebody who was never served. */
function served() {
  const story = hallStory();
  const once = story.ticket();
  const twice = story.issue({ then: ['business-accept'] }).id;
  const never = story.ticket();
  story.did({ do: 'open', window: '4' });
  story.call('4');
  story.call('4');
  story.did({ do: 'finish', ticket: twice });
  story.call('4');
  story.did({ do: 'finish', ticket: twice });
  const about = (ticket: string) =>
    visitBefore(story.hall.settings, story.state, ticket, story.now);
  return { story, once, twice, never, about };
}

describe('a visit of a day gone by', () => {
  it('is known with its services, and can be rated for as many days as the hall says', () => {
    const { story, once, twice, never, about } = served();
    story.wait(day);
    story.did({ do: 'tick' });
    expect(about(once)).toEqual({ services: 1, late: false });
    expect(about(twice)).toEqual({ services: 2, late: false });
    expect(about(never)).toBeUndefined();
    story.did(
      { do: 'change-settings', version: 0, reason: '', change: { rules: { rateDays: 1 } } },
      'manager1',
    );
    expect(about(once)?.late).toBe(false);
    story.wait(day);
    expect(about(once)?.late).toBe(true);
    // A node that starts again knows it, too.
    expect(loadHall(saveHall(story.state)).past).toEqual(story.state.past);
  });

  it('is forgotten when no hall could let it be rated any longer', () => {
    const { story, once, about } = served();
    for (let n = 0; n <= pastDaysKept; n++) {
      story.wait(day);
      story.ticket();
      story.did({ do: 'open', window: '4' });
      story.call('4');
      story.did({ do: 'finish', ticket: `t${story.state.lastSerial}` });
    }
    expect(story.state.past).toHaveLength(pastDaysKept);
    expect(about(once)).toBeUndefined();
  });
});
