import { accepts, always, type Command, type Step } from '@banshi/terminal-agent/protocol';
import { mount } from '@vue/test-utils';
import { nextTick } from 'vue';
import { afterEach, expect, test } from 'vitest';
import '../input/built-pinyin.ts';
import App from './App.vue';
import { createGallery } from './gallery/gallery.ts';
import { sampleCatalogue } from './gallery/sample-catalogue.ts';
import { steps } from './gallery/samples.ts';
// Fetched on the first press of "voice": here beforehand, or a slow machine is still fetching it at the end.
import './voice/loud.ts';

const mounted: { unmount: () => void }[] = [];
afterEach(() => mounted.splice(0).forEach((app) => app.unmount()));

async function open(query: string) {
  const gallery = createGallery(new URLSearchParams(query));
  const app = mount(App, {
    attachTo: document.body,
    props: {
      link: gallery.link,
      loadCatalogue: () => Promise.resolve(sampleCatalogue),
      clock: Date.parse('2026-03-20T12:30:42.000Z'),
    },
  });
  mounted.push(app);
  await nextTick();
  await nextTick();
  const text = () => document.body.textContent;
  return { ...gallery, app, text };
}
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('button')];
const button = (name: RegExp): HTMLButtonElement => {
  const found = buttons().find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent),
  );
  if (!found)
    throw new Error(
      `no button ${name} among ${buttons()
        .map((one) => one.textContent)
        .join(' | ')}`,
    );
  return found;
};
const press = async (name: RegExp) => {
  button(name).click();
  await nextTick();
  await nextTick();
};

/** What a touch may mean here: the agent's own table. */
const allowed = (step: Step): readonly string[] =>
  step === 'attract' || step === 'out-of-service' || step === 'farewell'
    ? [...accepts[step], 'set-modes']
    : [...accepts[step], ...always];

test.each(steps)(
  '%s: every button says something the agent takes on that screen, or nothing',
  async (step) => {
    const { sent, show } = await open(`step=${step}`);
    for (let at = 0; at < buttons().length; at += 1) {
      buttons()[at]?.click();
      await nextTick();
      // Back to the screen as it was: a switch or a dialog must not hide the next button.
      show(new URLSearchParams(`step=${step}`));
      document
        .querySelectorAll('dialog')
        .forEach((dialog) => dialog.dispatchEvent(new Event('cancel', { cancelable: true })));
      await nextTick();
    }
    for (const { type } of sent) expect(allowed(step), type).toContain(type);
    expect(sent.length).toBeGreaterThan(0);
  },
);

test.each(steps)('%s: has one heading and is drawn in both languages', async (step) => {
  const { text, show } = await open(`step=${step}`);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  const chinese = text();
  show(new URLSearchParams(`step=${step}&lang=en`));
  await nextTick();
  expect(text()).not.toBe(chinese);
  expect(document.documentElement.lang).toBe('en');
});

test('a service that cannot be had now says why and takes no touch', async () => {
  const { sent, text } = await open('step=attract');
  expect(text()).toContain('打印机缺纸，请用 3 号终端');
  await press(/查询打印/);
  expect(sent).toEqual([]);
  await press(/取号排队/);
  expect(sent).toEqual([{ type: 'begin', service: 'ticket' }]);
});

test('leaving asks first', async () => {
  const { sent } = await open('step=form');
  await press(/^退出$/);
  expect(sent).toEqual([]);
  await press(/结束并清除/);
  expect(sent).toEqual([{ type: 'leave' }]);
});

test('whoever must leave an application can keep a draft of it, and is asked nothing twice', async () => {
  const { sent, show } = await open('step=form');
  await press(/^退出$/);
  await press(/保存草稿/);
  expect(sent).toEqual([{ type: 'pause' }]);
  await show(new URLSearchParams('step=keep-draft'));
  await nextTick();
  expect(document.querySelector('dialog')).toBeNull();
  await press(/同意保存/);
  expect(sent.at(-1)).toEqual({ type: 'keep-draft' });
});

test('a draft slip is taken up by the digits on it', async () => {
  const { sent } = await open('step=resume-draft');
  for (const digit of '482913067415926535897930') await press(new RegExp(`^\\s*${digit}\\s*$`));
  await press(/继续办理/);
  expect(sent).toEqual([{ type: 'resume-code', code: '482913067415926535897930' }]);
});

test('an item is found by its initials and chosen', async () => {
  const { sent, text } = await open('step=choose-item');
  await press(/^查找$/);
  for (const letter of 'spjy') await press(new RegExp(`^${letter}$`));
  expect(text()).toContain('食品经营许可');
  expect(text()).not.toContain('居住证签注');
  await press(/食品经营许可/);
  expect(sent).toEqual([{ type: 'choose-item', item: 'food' }]);
});

test('a field is edited with the numeric pad and sent at once', async () => {
  const { sent } = await open('step=form');
  await press(/1380013.*修改/);
  for (const digit of '8000') await press(new RegExp(`^\\s*${digit}\\s*$`));
  await press(/^确定$/);
  expect(sent).toEqual([{ type: 'fill', values: { phone: '13800138000' } }]);
});

test('a yes-or-no answer is sent as the words the rules know', async () => {
  const { sent } = await open('step=form');
  await press(/^是$/);
  expect(sent).toEqual([{ type: 'fill', values: { veteran: 'yes' } }]);
});

test('without a printer a compartment is offered only after the citizen has agreed to the screen', async () => {
  const { sent } = await open('step=choose-compartment');
  expect(buttons().some((one) => one.textContent.includes('放一个文件袋'))).toBe(false);
  await press(/只看屏幕也可以/);
  await press(/放一个文件袋/);
  expect(sent).toEqual([
    { type: 'choose-compartment', size: 'S', low: false, acceptScreenOnly: true },
  ]);
});

test('in low position only low compartments count', async () => {
  const { sent } = await open('step=choose-compartment&low');
  await press(/只看屏幕也可以/);
  await press(/^中/);
  expect(sent, 'five are free, none of them low').toEqual([]);
  await press(/放一个文件袋/);
  expect(sent).toMatchObject([{ size: 'S', low: true }]);
});

test('a trouble tells what, meaning and ways, with a reference', async () => {
  const { sent, text } = await open('step=identify&trouble');
  expect(text()).toContain('读卡器暂时不能用');
  expect(text()).toContain('T3-4F2A');
  await press(/改用取件码/);
  expect(sent).toEqual([{ type: 'identify-with', way: 'code' }]);
});

test('a forgotten session is asked before it is wiped', async () => {
  const { sent, text } = await open('step=form&idle');
  expect(text()).toContain('您还在吗？');
  await press(/还在，继续办理/);
  expect(sent).toEqual([{ type: 'more-time' }]);
});

test('while the agent is away the page says so in both languages and shows nothing of the session', async () => {
  const { text } = await open('step=submitted&rest');
  expect(text()).toContain('终端正在重新启动');
  expect(text()).toContain('The terminal is restarting');
  expect(text()).not.toContain('480215');
});

test('modes are switched from any screen', async () => {
  const { sent } = await open('step=ticket');
  await press(/长辈模式/);
  await press(/Switch|切换到英文/);
  const modes = sent.map((command: Command) =>
    command.type === 'set-modes' ? command.modes : null,
  );
  expect(modes).toEqual([{ elder: true }, { language: 'en' }]);
});
