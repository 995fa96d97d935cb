import type { Modes, RequiredAction, Step, View } from '@banshi/terminal-agent/protocol';
import { applying } from './sample-applying.ts';
import { afterwards } from './sample-afterwards.ts';
import { at, compartment, t } from './sample-parts.ts';
import type { ScreenTable } from './screen-table.ts';

/** One sample of every screen; the compiler counts them. */
export const screens: ScreenTable = { ...applying, ...afterwards };

export const steps = Object.keys(screens) as readonly Step[];

const outside: readonly Step[] = ['attract', 'out-of-service', 'farewell'];
const asked: { readonly [S in Step]?: RequiredAction['kind'] } = {
  identify: 'present-card',
  door: 'put-in',
  deposited: 'take-receipt',
  ticket: 'take-receipt',
  'draft-kept': 'take-receipt',
  'resume-draft': 'scan-code',
  farewell: 'remove-card',
};

export const plainModes: Modes = {
  language: 'zh',
  elder: false,
  low: false,
  contrast: false,
  voice: false,
};

export function action(kind: RequiredAction['kind'], urgency: 0 | 1 | 2 | 3 = 0): RequiredAction {
  return {
    kind,
    since: at,
    until: null,
    urgency,
    ...(/door|put|take-out/.test(kind) ? { compartment } : {}),
  };
}

/** A whole view with this screen, as the agent would send it. */
export function sampleView(step: Step, modes: Partial<Modes> = {}): View {
  const kind = asked[step];
  const session = !outside.includes(step);
  return {
    seq: 1,
    at,
    terminal: {
      id: 'terminal-1',
      name: t('自助终端 3', 'Terminal 3'),
      site: t('云溪市政务服务大厅', 'Yunxi City Hall'),
      phone: '0000-12345',
    },
    session: session ? 's-1' : null,
    service: session ? 'apply' : null,
    holder:
      session &&
      ![
        'notice',
        'identify',
        'help',
        'pick-up-code',
        'staff-sign-in',
        'staff',
        'staff-found',
      ].includes(step)
        ? { maskedName: '林*夏', maskedNumber: '4199**********1424', expired: false }
        : null,
    modes: { ...plainModes, ...modes },
    screen: screens[step],
    action: kind ? action(kind) : null,
    trouble: null,
    idle: null,
    mayGoBack: [
      'identify',
      'menu',
      'choose-item',
      'guide',
      'situation',
      'form',
      'materials',
      'scan',
      'contact',
      'check-answers',
      'keep-draft',
      'resume-draft',
      'choose-compartment',
      'choose-queue',
      'check-in',
      'pick-up-code',
      'certificates',
      'certificate',
      'progress-code',
      'progress',
      'help',
      'not-eligible',
    ].includes(step),
    mayPause: ['situation', 'form', 'materials', 'contact', 'check-answers'].includes(step),
    online: true,
  };
}
