import type { Agent } from '../agent.ts';
import type { Command, Screen, Step, View } from '../protocol/index.ts';
import type { Rig } from './rig.ts';

let touches = 0;

/** Somebody in front of the screen who waits for it to change, then touches it. */
export function citizen(rig: Pick<Rig, 'clock'>, agent: Agent) {
  const screen = <S extends Step>(step: S): Extract<Screen, { step: S }> => {
    const now = agent.view.screen;
    if (now.step !== step) throw new Error(`the screen is "${now.step}", not "${step}"`);
    // Narrowed by the line above; TypeScript does not follow a generic discriminant.
    return now as Extract<Screen, { step: S }>;
  };
  const person = {
    get view(): View {
      return agent.view;
    },
    screen,
    touch(command: Command) {
      touches += 1;
      return agent.touch({ id: `touch-${touches}`, seq: agent.view.seq, command });
    },
    /** Touches, and fails when the touch is refused. */
    do(command: Command): void {
      const answer = person.touch(command);
      if (!answer.ok) {
        throw new Error(`${command.type} on "${agent.view.screen.step}": ${answer.code}`);
      }
    },
    /** Lets virtual time pass until the view is as wanted. */
    async sees(wanted: (view: View) => boolean, limitMs = 60_000): Promise<void> {
      if (wanted(agent.view)) return;
      const seen = new Promise<void>((resolve) => {
        const leave = agent.onView((view) => {
          if (!wanted(view)) return;
          leave();
          resolve();
        });
      });
      try {
        await rig.clock.run(seen, limitMs);
      } catch (error) {
        const { screen: now, trouble } = agent.view;
        throw new Error(
          `still at ${JSON.stringify(now).slice(0, 300)} with trouble ${trouble?.code ?? 'none'}`,
          { cause: error },
        );
      }
    },
    on: (step: Step, limitMs?: number) => person.sees((view) => view.screen.step === step, limitMs),
  };
  return person;
}
export type Citizen = ReturnType<typeof citizen>;

/** From the first screen to the submitted application. */
export async function applies(rig: Rig, person: Citizen): Promise<void> {
  await person.sees(
    (view) =>
      view.screen.step === 'attract' &&
      view.screen.services.some((one) => one.service === 'apply' && one.offered),
  );
  person.do({ type: 'begin', service: 'apply' });
  person.do({ type: 'accept-notice' });
  rig.layCard();
  await person.on('choose-item');
  rig.takeCard();
  person.do({ type: 'choose-item', item: 'pension-enrolment' });
  person.do({ type: 'continue' });
  person.do({ type: 'choose-situation', value: 'yes' });
  person.do({ type: 'fill', values: { level: '200' } });
  person.do({ type: 'continue' });
  person.do({ type: 'provide-material', material: 'household-book', how: 'locker' });
  person.do({ type: 'provide-material', material: 'application-form', how: 'scan' });
  rig.placePaper();
  person.do({ type: 'scan-page' });
  await person.sees(({ screen }) => screen.step === 'scan' && screen.phase === 'judged');
  person.do({ type: 'continue' });
  person.do({ type: 'continue' });
  person.do({ type: 'contact', kind: 'own', phone: '13800000000' });
  person.do({ type: 'submit' });
  await person.on('submitted');
}

/** From the submitted application to the sizes of doors: the label is waited for, or its number written by hand. */
export async function labels(person: Citizen): Promise<void> {
  person.do({ type: 'start-deposit' });
  await person.sees(({ screen }) => {
    if (screen.step !== 'choose-compartment') return false;
    const { label } = screen.envelope;
    return label === null || (label.state !== 'reserved' && label.state !== 'sent');
  });
  if (!person.screen('choose-compartment').envelope.ready) person.do({ type: 'by-hand' });
}

/** From the submitted application to the deposit slip. Papers and door are moved by the world. */
export async function deposits(person: Citizen): Promise<void> {
  await labels(person);
  person.do({ type: 'choose-compartment', size: 'S', low: false, acceptScreenOnly: true });
  await person.on('confirm-deposit');
  person.do({ type: 'confirm-deposit', complete: true });
  await person.sees(
    ({ screen }) =>
      screen.step === 'deposited' &&
      (screen.slip.state === 'printed' || screen.slip.state === 'failed'),
  );
}
