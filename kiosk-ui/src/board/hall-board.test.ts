import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { createTongue, provideTongue } from '../desk/language.ts';
import type { Language } from '../locales/index.ts';
import { sampleHall } from '../server/testing/sample-hall.ts';
import HallBoard from './HallBoard.vue';
import WindowSign from './WindowSign.vue';

const now = Date.parse(sampleHall.at);
const global = (language: Language = 'zh') => ({
  plugins: [
    (app: Parameters<typeof provideTongue>[0]) =>
      provideTongue(
        app,
        createTongue(language, () => undefined),
      ),
  ],
});
const board = (changes: object = {}, language: Language = 'zh') =>
  mount(HallBoard, {
    global: global(language),
    props: {
      view: sampleHall,
      calls: sampleHall.calls,
      fresh: false,
      now,
      localNow: now,
      trueAt: now,
      ...changes,
    },
  });

describe('the hall board', () => {
  it('shows the newest call large, with its window, and the earlier ones below', () => {
    const page = board();
    expect(page.get('[data-current-call]').text()).toContain('B031');
    expect(page.get('[data-current-call]').text()).toMatch(/窗口\s*3/);
    expect(page.findAll('.call-row')).toHaveLength(6);
  });

  it('gives each queue its count and a range, and says when nobody waits', () => {
    const page = board();
    expect(page.get('[data-queue="social"]').text()).toMatch(/14\s*人\s*约 12–25 分钟/);
    expect(page.get('[data-queue="tax"]').text()).toContain('无需等候');
  });

  it('gives the calls the whole wall where there is no queue to tell of', () => {
    const page = board({ view: { ...sampleHall, queues: [] } });
    expect(page.get('main').classes()).toContain('calls');
    expect(page.find('.queue-waits').exists()).toBe(false);
  });

  it('does not promise “no waiting” where nobody waits before a closed window', () => {
    const queues = sampleHall.queues.map((queue) => ({
      ...queue,
      waiting: 0,
      wait: { low: 600, high: 1_500 },
    }));
    const row = board({ view: { ...sampleHall, queues } }).get('[data-queue="tax"]');
    expect(row.text()).toMatch(/0\s*人\s*约 10–25 分钟/);
    expect(row.text()).not.toContain('无需等候');
  });

  it('says how old its picture is, as soon as it may be old', () => {
    expect(board().find('[data-age]').exists()).toBe(false);
    expect(
      board({ trueAt: now - 180_000 })
        .get('[data-age]')
        .text(),
    ).toBe('信息更新于 3 分钟前');
  });

  it('greets and tells the time when it knows nothing, and never shows an error', () => {
    const page = board({ view: null, calls: [], trueAt: null });
    expect(page.text()).toContain('欢迎');
    expect(page.text()).toContain('09:42');
    expect(page.text()).not.toMatch(/error|错误|失败|undefined|null/i);
  });

  it('speaks English from top to bottom when it is asked to', () => {
    const page = board({}, 'en');
    expect(page.text()).toContain('Latest calls');
    expect(page.get('[data-queue="social"]').text()).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('the sign over a window', () => {
  const sign = (window: string) =>
    mount(WindowSign, { global: global(), props: { view: sampleHall, window, fresh: false } });

  it('names the services a hall gave the window, not only those of its kind', () => {
    const windows = sampleHall.windows.map((one) =>
      one.id === '3' ? { ...one, serves: ['tax', 'social'] } : one,
    );
    const view = { ...sampleHall, windows };
    const props = { view, window: '3', fresh: false };
    const names = view.queues
      .filter(({ id }) => ['tax', 'social'].includes(id))
      .map(({ name }) => name.zh);
    const page = mount(WindowSign, { global: global(), props });
    expect(page.get('.sign-does').text()).toContain(names.join('、'));
  });

  it.each([
    ['3', /正在办理.*B031/],
    ['5', /暂停服务/],
    ['8', /窗口关闭/],
    ['9', /请等候叫号/],
  ])('window %s says what goes on there', (window, words) => {
    expect(sign(window).text().replaceAll('\n', ' ')).toMatch(words);
  });
});
