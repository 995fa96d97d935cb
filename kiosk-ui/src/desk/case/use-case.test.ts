import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, nextTick, ref } from 'vue';
import { createClient } from '../../server/client.ts';
import { createDesk, installDesk } from '../session.ts';
import { sampleCase } from '../testing/samples.ts';
import { useCase } from './use-case.ts';

/** A desk whose server answers when the test lets it. */
function opened(first: string) {
  const waiting = new Map<string, (answer: Response) => void>();
  const desk = createDesk(
    createClient({
      fetch: (path) => new Promise((answer) => waiting.set(path, answer)),
      uuid: () => 'key',
      pause: () => Promise.resolve(),
      deadline: () => new AbortController().signal,
    }),
  );
  const number = ref(first);
  const page = mount(
    defineComponent(() => {
      const { view } = useCase(() => number.value);
      return () => h('p', view.value?.number ?? 'outline');
    }),
    { global: { plugins: [(app) => installDesk(app, desk)] } },
  );
  const answer = async (path: string, body: unknown) => {
    waiting.get(path)?.(new Response(JSON.stringify(body), { status: 200 }));
    await flushPromises();
  };
  const arrives = async (of: string) => {
    await answer(`/api/cases/${of}`, { ...sampleCase, number: of });
    await answer(`/api/catalogue/items/${sampleCase.item}`, { code: sampleCase.item });
  };
  return { number, page, arrives };
}

describe('the case on the page', () => {
  it('is the one of the address, or none: never the one before', async () => {
    const { number, page, arrives } = opened('1');
    await arrives('1');
    expect(page.text()).toBe('1');
    number.value = '2';
    await nextTick();
    expect(page.text()).toBe('outline');
    // An answer that comes late is nobody's any more.
    number.value = '3';
    await nextTick();
    await arrives('2');
    expect(page.text()).toBe('outline');
    await arrives('3');
    expect(page.text()).toBe('3');
  });
});
