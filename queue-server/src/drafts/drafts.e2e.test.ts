import { describe, expect, it } from 'vitest';
import { serviceStory, type ServiceStory } from '../testing/service-story.ts';

const id = 'ab'.repeat(16);
const hour = 3_600_000;

function keep(story: ServiceStory, text = 'sealed', hours = 72, type = 'application/octet-stream') {
  const until = new Date(story.clock.now() + hours * hour).toISOString();
  const bytes = new Uint8Array(Buffer.from(text));
  return story.terminal.put(`/api/drafts/${id}?until=${until}`, type, bytes);
}
const ask = (story: ServiceStory, of = id) =>
  story.terminal.get(`/api/terminals/${story.terminal.id}/drafts/${of}`);

describe('a draft', () => {
  it('is kept as it was sealed, replaced under its id, and gone once it is handed in', async () => {
    await using story = await serviceStory();
    expect((await keep(story)).status).toBe(204);
    expect((await keep(story, 'sealed anew')).status).toBe(204);
    const { body } = await ask(story);
    expect(Buffer.from(String(body['sealed']), 'base64').toString()).toBe('sealed anew');
    for (const status of [204, 204])
      expect((await story.terminal.post(`/api/drafts/${id}/forget`, {})).status).toBe(status);
    expect((await ask(story)).body['code']).toBe('draft-unknown');
  });

  it('is kept for 72 hours and no longer, whatever the terminal asks for', async () => {
    await using story = await serviceStory();
    expect((await keep(story, 'late', -1)).body['code']).toBe('draft-over');
    await keep(story, 'greedy', 1_000);
    expect((await ask(story)).body['until']).toBe('2026-11-21T12:00:00.000Z');
    story.clock.advance(72 * hour);
    expect((await ask(story)).body['code']).toBe('draft-unknown');
  });

  it('takes nothing but sealed bytes, and only from terminals', async () => {
    await using story = await serviceStory();
    expect((await keep(story, '{}', 72, 'application/json')).status).toBe(415);
    const clerk = await story.person('clerk1');
    expect((await clerk.get(`/api/terminals/yunxi-01/drafts/${id}`)).status).toBe(403);
    expect((await clerk.post(`/api/drafts/${id}/forget`)).status).toBe(403);
  });

  it('is not found by trying', async () => {
    await using story = await serviceStory();
    await keep(story);
    for (let n = 0; n < 30; n += 1) await ask(story, n.toString(16).padStart(32, '0'));
    expect((await ask(story)).body['code']).toBe('too-many-requests');
    story.clock.advance(15 * 60_000 + 1);
    expect((await ask(story)).status).toBe(200);
  });
});
