import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ended, openPage, realTerminal, type Page } from './testing/process.ts';

// Real processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let terminal: Awaited<ReturnType<typeof realTerminal>>;
beforeEach(async () => {
  terminal = await realTerminal();
});
afterEach(async () => {
  await terminal.close();
});

const lockersFree = async (page: Page): Promise<number> => {
  const { screen } = await page.sees(
    (view) =>
      view.screen.step === 'attract' &&
      view.screen.lockersFree !== null &&
      view.screen.services.some(({ service, offered }) => service === 'drop-off' && offered),
  );
  return screen.step === 'attract' ? (screen.lockersFree?.S ?? 0) : 0;
};

/** From the first screen to the open door, over real ttys. */
async function opensADoor(page: Page): Promise<void> {
  await page.do({ type: 'begin', service: 'drop-off' });
  await page.do({ type: 'accept-notice' });
  terminal.layCard();
  await page.on('choose-item');
  terminal.takeCard();
  await page.do({ type: 'choose-item', item: 'pension-enrolment' });
  await page.do({ type: 'continue' });
  await page.do({ type: 'choose-situation', value: 'yes' });
  await page.do({ type: 'fill', values: { level: '200' } });
  await page.do({ type: 'continue' });
  await page.do({ type: 'provide-material', material: 'household-book', how: 'locker' });
  await page.do({ type: 'provide-material', material: 'application-form', how: 'locker' });
  await page.do({ type: 'continue' });
  await page.do({ type: 'contact', kind: 'none' });
  await page.do({ type: 'submit' });
  await page.on('submitted');
  await page.do({ type: 'start-deposit' });
  await page.do({ type: 'by-hand' });
  await page.do({ type: 'choose-compartment', size: 'S', low: false });
  await page.sees(({ screen }) => screen.step === 'door' && screen.phase === 'open');
}

it('is killed while a door stands open, and flags that compartment when it is back', async () => {
  const first = await terminal.start();
  const page = await openPage(first.url, first.token);
  const before = await lockersFree(page);
  await opensADoor(page);
  page.close();
  await ended(first.child, 'SIGKILL');

  const door = { board: 1, door: 2 };
  expect(terminal.doors.door(door).open).toBe(true);
  terminal.doors.put(door);
  terminal.doors.close(door);

  const second = await terminal.start();
  const again = await openPage(second.url, second.token);
  expect(await lockersFree(again)).toBe(before - 1);
  again.close();
  expect(terminal.doors.pulses).toHaveLength(1);
});

it('deposits over real ttys, and knows it after the power is cut', async () => {
  const first = await terminal.start();
  const page = await openPage(first.url, first.token);
  const before = await lockersFree(page);
  await opensADoor(page);
  terminal.doors.close({ board: 1, door: 2 });
  await page.on('confirm-deposit');
  await page.do({ type: 'confirm-deposit', complete: true });
  await page.sees(({ screen }) => screen.step === 'deposited' && screen.slip.state === 'printed');
  // The envelope's label, and the slip.
  expect(terminal.printer.tickets).toHaveLength(2);
  page.close();
  await ended(first.child, 'SIGKILL');

  const second = await terminal.start();
  const again = await openPage(second.url, second.token);
  expect(await lockersFree(again)).toBe(before - 1);
  again.close();
});

it('does not start twice on the same data, and stops in order when asked', async () => {
  const first = await terminal.start();
  const second = await terminal.start();
  expect(second.exit).toBe(3);
  expect(second.token).toContain('another agent is running');
  await ended(first.child, 'SIGTERM');
  expect(first.child.exitCode).toBe(0);
});
