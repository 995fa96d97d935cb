// @vitest-environment node
import { afterAll, beforeAll, expect, test as base, vi } from 'vitest';
import { sampleHall } from '../server/testing/sample-hall.ts';
import { launchBrowser, type RealBrowser } from '../testing/browser.ts';
import {
  buildPages,
  findings,
  visitPage,
  type BuiltPages,
  type Visit,
} from './testing/built-pages.ts';
import { bookable, openHall, ownWork } from './testing/page-answers.ts';
import { sampleVerification } from './testing/paper-samples.ts';
import { sampleCase } from './testing/samples.ts';

/** The built pages in a real browser, over typed samples of the server's data: looked at by axe, pressed by hand. */
vi.setConfig({ testTimeout: 60_000 });

const launched = await launchBrowser();
if ('missing' in launched) process.stderr.write(`Staff pages not walked: ${launched.missing}\n`);
const real: RealBrowser | undefined = 'missing' in launched ? undefined : launched;
const test = base.skipIf(real === undefined);
let built: BuiltPages | undefined;

beforeAll(async () => {
  if (real !== undefined) built = await buildPages();
}, 120_000);
afterAll(async () => {
  await real?.close();
  built?.close();
});
const origin = (): string => built?.origin ?? '';
const visit = (path: string, language: 'zh' | 'en' = 'zh', down = false): Promise<Visit> =>
  visitPage(real, `${origin()}${path}`, language, down);

const walks: readonly (readonly [path: string, shown: string])[] = [
  ['/board/yunxi', '.call-row'],
  ['/board/yunxi?layout=window&window=3', '[data-window-sign]'],
  ['/window', '[data-window="9"]'],
  ['/window?window=9', '[data-act="next"]'],
  ['/window/evaluator?hall=yunxi&window=9', '[data-evaluator="idle"]'],
  ['/window/evaluator?window=9', '[data-evaluator-halls] a'],
  ['/office', '[data-case]'],
  [`/office#/cases/${sampleCase.number}`, '[data-deadline]'],
  ['/office#/lockers/yunxi-a', '[data-deposit]'],
  ['/office#/code', '.code-page'],
  ['/manager', '[data-terminal]'],
  ['/my-ticket/secret', '[data-ticket-state]'],
  [`/verify/${sampleVerification.number}?code=${'0'.repeat(16)}`, '[data-verdict="genuine"]'],
  ['/papers', '[data-paper]'],
  ['/book', '[data-hall]'],
  ['/book/yunxi', '[data-queue]'],
  ['/book/yunxi/social', '[data-slot]'],
  [`/book/yunxi/social/${encodeURIComponent(bookable)}`, 'input[name="contact"]'],
  ['/my-booking/secret', '[data-code]'],
  ['/', '[data-thing]'],
];

test.each(walks)(
  '%s has nothing that axe objects to, in Chinese and in English',
  async (path, shown) => {
    for (const language of ['zh', 'en'] as const) {
      const { page, errors } = await visit(path, language);
      await page.waitForSelector(shown);
      expect(await findings(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    }
  },
);

test('the manager’s pages behind the first have nothing that axe objects to, in both languages', async () => {
  const parts = [
    ['/records', '[data-act]'],
    ['/settings/windows', '[data-rule]'],
    ['/settings/screens', '[data-board-preview]'],
    ['/settings/queues', '[data-queue-editor]'],
    ['/settings/calendar', '[data-coming]'],
    ['/settings/history', '[data-version]'],
  ] as const;
  for (const language of ['zh', 'en'] as const) {
    const { page, errors } = await visit('/manager', language);
    for (const [part, shown] of parts) {
      await page.evaluate((to) => (location.hash = to), part);
      await page.waitForSelector(shown);
      expect([part, await findings(page)]).toEqual([part, []]);
    }
    expect(errors).toEqual([]);
    await page.close();
  }
});

test('a manager adds a queue and a window and removes a queue; all of it is said before it is sent', async () => {
  const { page, posts } = await visit('/manager#/settings/queues', 'en');
  await page.waitForSelector('[data-queue-editor]');
  await page.click('[data-add-queue]');
  await page.fill('[name="queue-3-zh"]', '医保');
  await page.fill('[name="queue-3-en"]', 'Health');
  expect(await findings(page)).toEqual([]);
  await page.click('[data-queue-row="tax"]');
  await page.click('[data-remove-queue]');
  await page.waitForSelector('[data-going="tax"]');
  await page.evaluate(() => (location.hash = '/settings/windows'));
  await page.click('[data-add-window]');
  await page.waitForSelector('[data-editor="3"]');
  expect(await findings(page)).toEqual([]);
  await page.click('[data-save]');
  await page.fill('[name="reason"]', 'New');
  expect(await page.textContent('.modal-box')).toContain('Health');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.modal-box', { state: 'detached' });
  expect(posts.map((request) => (request.postDataJSON() as { change: unknown }).change)).toEqual([
    {
      queues: {
        'queue-3': {
          name: { zh: '医保', en: 'Health' },
          prefix: 'A',
          category: 'social',
          function: 'accept',
          quota: null,
        },
        tax: { removed: true },
      },
      windows: {
        '3': {
          label: { zh: '3号窗口', en: 'Window 3' },
          category: 'social',
          function: 'accept',
        },
      },
    },
  ]);
  await page.close();
});

test('a manager closes a clerk’s window only with a reason, and the clerk reads who and why', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page, posts } = await visit('/manager', language);
    await page.click('[data-window="9"]');
    await page.waitForSelector('[data-order="9"]');
    expect(await findings(page)).toEqual([]);
    await page.click('[data-order-act="close"]', { force: true });
    expect(posts).toEqual([]);
    await page.click('[data-reason]');
    await page.click('[data-order-act="close"]');
    await page.waitForSelector('.modal-box', { state: 'detached' });
    expect(posts.map((request) => new URL(request.url()).pathname)).toEqual([
      '/api/halls/yunxi/windows/9/close',
    ]);
    expect(posts[0]?.postDataJSON()).toMatchObject({
      reason: language === 'zh' ? '窗口无人' : 'Nobody at the window',
    });
    await page.close();
  }
  const order = { did: 'closed', name: '值班主任', reason: '窗口无人', at: openHall.at };
  const { page } = await visit('/window?window=9');
  await page.route('**/windows/9/work', (route) => route.fulfill({ json: { ...ownWork, order } }));
  await page.reload();
  await page.waitForSelector('[data-order]');
  expect(await page.textContent('[data-order]')).toMatch(/值班主任.*窗口无人/s);
  expect(await findings(page)).toEqual([]);
  await page.close();
});

test('somebody who booked asks for messages with a mobile number, and takes it back', async () => {
  for (const language of ['zh', 'en'] as const) {
    const { page, posts } = await visit('/my-booking/secret', language);
    await page.route('**/messages', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ json: { on: true } })
        : route.fallback(),
    );
    await page.waitForSelector('[data-tell="off"]');
    await page.fill('[name="tell-phone"]', '010 123');
    await page.keyboard.press('Enter');
    expect(posts).toEqual([]);
    const sent = page.waitForRequest((request) => request.url().endsWith('/messages'));
    await page.fill('[name="tell-phone"]', '139 1234 5678');
    await page.keyboard.press('Enter');
    expect((await sent).postDataJSON()).toEqual({ phone: '139 1234 5678', language });
    await page.waitForSelector('[data-tell="on"]');
    expect(await findings(page)).toEqual([]);
    await page.click('[data-tell] button');
    await page.waitForSelector('[data-tell="off"]');
    await page.close();
  }
});

test('three quick presses of F2, and one held down, call one ticket', async () => {
  const { page, posts } = await visit('/window?window=9');
  await page.waitForSelector('[data-state="open"]');
  for (let i = 0; i < 3; i++) await page.keyboard.press('F2');
  await page.keyboard.down('F2');
  await page.keyboard.down('F2');
  await page.waitForSelector('[data-number]');
  await page.keyboard.press('F2');
  expect(posts.map((request) => new URL(request.url()).pathname)).toEqual([
    '/api/halls/yunxi/windows/9/next',
  ]);
  expect(posts[0]?.headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  await page.close();
});

test('a clerk who may not call says so in words, and the ticket at the window stays', async () => {
  const { page } = await visit('/window?window=9');
  await page.waitForSelector('[data-state="open"]');
  await page.keyboard.press('F2');
  await page.waitForSelector('[data-number]');
  await page.route('**/recall', (route) =>
    route.fulfill({
      status: 409,
      json: {
        code: 'recall-limit',
        words: { zh: '重呼次数已到，请按过号处理', en: 'Called often enough' },
      },
    }),
  );
  await expect
    .poll(
      async () => {
        await page.keyboard.press('F3');
        return page.textContent('.console-work .refusal-note');
      },
      { timeout: 15_000, interval: 700 },
    )
    .toContain('重呼次数已到');
  expect(await page.textContent('[data-number]')).toBe('B032');
  await page.close();
});

test('a board whose server is gone shows the last good picture and its age, and no error', async () => {
  const { page } = await visit('/board/yunxi', 'zh', true);
  await page.waitForSelector('.call-none');
  await page.addInitScript(
    ([view, trueAt]) =>
      localStorage.setItem('banshi.board.yunxi', JSON.stringify({ view, trueAt })),
    [sampleHall, Date.now() - 300_000] as const,
  );
  await page.reload();
  await page.waitForSelector('[data-age]');
  expect(await page.textContent('[data-age]')).toContain('5 分钟前');
  expect(await page.textContent('[data-current-call]')).toContain('B031');
  expect(await page.textContent('body')).not.toMatch(/error|错误|失败|undefined/i);
  await page.close();
});

test('a clerk whose session ended reads that the press did nothing, and signs in again', async () => {
  const { page } = await visit('/window?window=9', 'en');
  await page.waitForSelector('[data-state="open"]');
  await page.route('**/next', (route) =>
    route.fulfill({ status: 401, json: { code: 'sign-in-needed', status: 401 } }),
  );
  await page.keyboard.press('F2');
  await page.waitForSelector('.sign-in [data-refusal="sign-in-needed"]');
  expect(await page.textContent('.sign-in')).toContain('was not carried out');
  await page.close();
});

test('a clerk at a colleague’s window sees whose it is, and no key touches the ticket there', async () => {
  const { page, posts } = await visit('/window?window=9', 'en');
  const work = { ...ownWork, clerk: { account: 'clerk7', name: 'Wang' } };
  await page.route('**/work', (route) => route.fulfill({ json: work }));
  await page.reload();
  await page.waitForSelector('[data-colleague]');
  expect(await page.textContent('[data-colleague]')).toContain('Wang is at this window');
  for (const key of ['F2', 'F4', 'F6', 'F8', 'F12']) await page.keyboard.press(key);
  await page.waitForSelector('[data-act="next"][aria-disabled]');
  expect(posts).toEqual([]);
  await page.close();
});

test('a clerk without a mouse sends a visit on to another service by its letter', async () => {
  const { page, posts } = await visit('/window?window=9');
  await page.waitForSelector('[data-state="open"]');
  await page.keyboard.press('F2');
  await page.waitForSelector('[data-number]');
  await page.keyboard.press('Shift+F6');
  await page.waitForSelector('.modal-box');
  const [queue] = openHall.queues;
  await page.keyboard.press(queue?.prefix ?? '');
  await page.waitForSelector('.modal-box', { state: 'detached' });
  const last = posts.at(-1);
  expect(last?.url()).toContain('/continue');
  expect(last?.postDataJSON()).toEqual({ add: [queue?.id] });
  await page.close();
});

test('a manager changes a window by keyboard, says why, and only what differs is sent', async () => {
  const { page, posts } = await visit('/manager#/settings/windows', 'en');
  await page.waitForSelector('[data-editor="1"]');
  await page.focus('[data-editor="1"] [data-chip="tax"]');
  await page.keyboard.press('Space');
  await page.focus('[data-save]');
  await page.keyboard.press('Enter');
  await page.fill('[name="reason"]', 'Monday');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.modal-box', { state: 'detached' });
  expect(posts.map((request) => request.postDataJSON() as unknown)).toEqual([
    {
      version: 2,
      reason: 'Monday',
      from: 'now',
      change: { windows: { '1': { serves: ['social', 'tax'] } } },
    },
  ]);
  await page.close();
});

test('a board with one call or eight, of either language and either way up, cuts nothing off', async () => {
  const { page } = await visit('/board/yunxi');
  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const calls of [1, 7])
      for (const language of ['zh', 'en']) {
        const long = {
          zh: '国家税务与社会保险费征缴综合服务以及其他事项',
          en: 'National tax, social insurance and other services',
        };
        const view = {
          ...openHall,
          calls: openHall.calls.slice(0, calls),
          queues: openHall.queues.map((queue) => ({ ...queue, name: long })),
        };
        await page.route('**/api/halls/yunxi', (route) => route.fulfill({ json: view }));
        await page.goto(`${origin()}/board/yunxi?lang=${language}&calls=${calls}`);
        await page.waitForSelector('.queue-row');
        const cut = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              '.queue-name, .queue-row, .call-row, .call-line, .hall-board',
            ),
          ]
            .filter(
              (one) =>
                one.scrollWidth > one.clientWidth + 1 ||
                (one.matches('.queue-row') && one.scrollHeight > one.clientHeight + 1),
            )
            .map((one) => one.className),
        );
        expect([width, calls, language, cut]).toEqual([width, calls, language, []]);
      }
  }
  await page.close();
});
