import type { PrintView, Screen, View } from '@banshi/terminal-agent/protocol';
import type { Words } from '../../locales/index.ts';
import { words } from '../../locales/words.ts';
import { actions, paged } from '../../locales/terminal/actions.ts';
import { idle as idleWords } from '../../locales/terminal/chrome.ts';
import { drafts } from '../../locales/terminal/drafts.ts';
import { guidance, warnings } from '../../locales/terminal/guidance.ts';
import { certificates } from '../../locales/terminal/certificates.ts';
import { scan } from '../../locales/terminal/materials.ts';
import { contact, guide, submitted } from '../../locales/terminal/applying.ts';
import {
  chooseCompartment,
  door as doorWords,
  envelopeLabel,
} from '../../locales/terminal/locker.ts';
import { farewell, help } from '../../locales/terminal/screens.ts';
import { slipWords } from '../../locales/terminal/sheets.ts';
import { queue, rate } from '../../locales/terminal/visit.ts';
import { services } from '../../locales/terminal/services.ts';
import { dateWords, instantWords, waitWords } from '../../locales/words.ts';

/** A piece of a view that is spoken when its key changes, not when a value in it does. */
export interface SpokenPart {
  readonly key: string;
  readonly words: readonly Words[];
}

const plain = (text: string): Words => words(text, text);
/** Long numbers are spelled out: "419900…" digit by digit. */
const spelled = (text: string): Words => words([...text].join(' '), [...text].join(' '));

/** Everything worth hearing about a view, in order of urgency. */
export function spoken(view: View, timeZone: string): readonly SpokenPart[] {
  const parts: SpokenPart[] = [];
  if (view.idle?.warning) parts.push({ key: 'idle', words: [warnings.idle, idleWords.more] });
  if (view.trouble) {
    const { reference, what, meaning } = view.trouble;
    parts.push({ key: `trouble ${reference}`, words: [warnings.trouble, what, meaning] });
  }
  const { screen, action } = view;
  parts.push({
    key: `screen ${identity(screen)}`,
    words: [guidance[screen.step], ...details(screen, timeZone)],
  });
  for (const slip of besides(screen)) {
    const { serial, state, what } = slip;
    const underWay = state === 'reserved' || state === 'sent';
    const told =
      state === 'printed' ? actions['take-receipt'].ask : slipWords[underWay ? 'printing' : state];
    // What may not be on paper is read out, line by line.
    const lines = underWay || state === 'printed' ? [] : slip.lines;
    const key = `slip ${what.zh} ${underWay ? '' : `${serial} ${state}`}`;
    parts.push({ key, words: [told, ...lines] });
  }
  if (screen.step === 'choose-compartment') {
    const { number, label, ready } = screen.envelope;
    const said = envelopeWords(label);
    const byHand = label === null || label.state === 'failed' || label.state === 'unknown';
    parts.push({
      key: `label ${said.zh} ${ready}`,
      words: byHand && !ready ? [said, spelled(number)] : ready ? [] : [said],
    });
  }
  if (action) {
    const said = actions[action.kind];
    const told =
      action.urgency >= 3
        ? [said.remind, paged]
        : action.urgency >= 1
          ? [said.remind]
          : [said.ask, said.how];
    const door = action.compartment ? [doorWords.number(action.compartment.label)] : [];
    parts.push({
      key: `action ${action.kind} ${action.urgency} ${action.since}`,
      words: [...told, ...door],
    });
  }
  return parts;
}

/** Sheets that a screen offers beside what it is about. */
function besides(screen: Screen): readonly PrintView[] {
  switch (screen.step) {
    case 'materials':
    case 'not-eligible':
      return screen.notice ? [screen.notice] : [];
    case 'help':
      return screen.slip ? [screen.slip] : [];
    case 'staff':
      return screen.day ? [screen.day] : [];
    case 'submitted':
      return screen.pay ? [screen.pay] : [];
    default:
      return [];
  }
}

function envelopeWords(label: PrintView | null): Words {
  const { printing, printed, unknown, missing } = envelopeLabel;
  const table = { reserved: printing, sent: printing, printed, unknown, failed: missing };
  return label === null ? missing : table[label.state];
}

/** What makes two screens of one step different to a listener. */
function identity(screen: Screen): string {
  switch (screen.step) {
    case 'form':
      return `form ${screen.page} ${screen.fields.filter((field) => field.error).length}`;
    case 'situation':
      return `situation ${screen.index} ${screen.question.zh}`;
    case 'scan':
      return `scan ${screen.phase} ${screen.page?.id ?? ''} ${screen.material.pages.length}`;
    case 'door':
      return `door ${screen.phase} ${screen.compartment.id}`;
    case 'materials':
      return `materials ${screen.materials.filter((material) => material.how === null).length}`;
    case 'pick-up-code':
      return `pick-up-code ${screen.attemptsLeft ?? ''} ${screen.error?.zh ?? ''}`;
    case 'certificate':
      return `certificate ${screen.number} ${screen.print?.state ?? ''} ${screen.error?.zh ?? ''}`;
    case 'resume-draft':
      return `resume-draft ${screen.error?.zh ?? ''}`;
    case 'help':
      return `help ${screen.called} ${screen.answeredBy?.zh ?? ''}`;
    default:
      return screen.step;
  }
}

/** What is judged is said with its reasons; while laying down, what is kept and what is still to come. */
function scanDetails({
  phase,
  page,
  duplicate,
  otherSide,
  material,
}: Extract<Screen, { step: 'scan' }>): readonly Words[] {
  if (phase === 'judged' && page !== null)
    return [
      ...(duplicate ? [scan.duplicate] : []),
      page.verdict === 'ok' ? scan.good : scan.retake,
      ...page.reasons,
      scan.looksGood,
    ];
  const kept = material.pages.length;
  if (otherSide) return [scan.otherSide];
  return kept > 0 ? [scan.kept(kept)] : [material.name, material.notes];
}

function details(screen: Screen, timeZone: string): readonly Words[] {
  switch (screen.step) {
    case 'attract':
    case 'menu':
      return screen.services.flatMap(({ service, offered }) =>
        offered ? services[service].name : [],
      );
    case 'out-of-service':
    case 'not-eligible':
      return [screen.because];
    case 'notice':
      return screen.paragraphs;
    case 'guide':
      return [
        screen.name,
        ...(screen.windowOnly ? [guide.windowOnly, screen.windowOnly] : []),
        guide.promised,
        guide.days(screen.promisedDays),
        screen.fee,
        guide.materials,
        ...screen.materials,
      ];
    case 'situation':
      return [screen.question, ...screen.choices.map(({ label }) => label)];
    case 'form':
      return [
        screen.title,
        ...screen.fields.flatMap(({ label, masked, value, error }) => [
          label,
          ...(masked !== undefined
            ? [plain(masked)]
            : typeof value === 'string'
              ? [plain(value)]
              : []),
          ...(error ? [error] : []),
        ]),
      ];
    case 'materials':
      return screen.materials.map(({ name }) => name);
    case 'scan':
      return scanDetails(screen);
    case 'contact':
      return Object.values(contact.kinds);
    case 'check-answers':
      return [
        ...screen.sections.flatMap(({ title, rows }) => [
          title,
          ...rows.flatMap(({ label, value }) => [label, plain(value)]),
        ]),
        screen.declaration,
      ];
    case 'submitted':
      return [
        submitted.number,
        spelled(screen.case),
        submitted.password,
        spelled(screen.password),
        ...(screen.expectedBy ? [submitted.expected, dateWords(screen.expectedBy)] : []),
      ];
    case 'keep-draft':
      return [screen.item, ...screen.paragraphs];
    case 'draft-kept':
      return [
        drafts.code,
        spelled(screen.code.replaceAll(' ', '')),
        drafts.until,
        instantWords(screen.until, timeZone),
      ];
    case 'resume-draft':
      return screen.error ? [screen.error] : [screen.reader ? drafts.typed : drafts.typedOnly];
    case 'choose-compartment':
      return screen.sizes.flatMap(({ name, fits, free }) => [
        name,
        fits,
        chooseCompartment.free(free),
      ]);
    case 'door':
      return [doorWords.number(screen.compartment.label), doorWords.phases[screen.phase]];
    case 'confirm-deposit':
      return screen.contents;
    case 'deposited':
      return [...screen.slip.lines];
    case 'pick-up-code':
      return screen.error ? [screen.error] : [];
    case 'pick-up-list':
      return screen.parcels.map(({ item }) => item);
    case 'confirm-pick-up':
    case 'picked-up':
      return [screen.item];
    case 'choose-queue':
      return screen.queues.flatMap(({ name, offered }) => (offered ? name : []));
    case 'ticket':
      return [
        spelled(screen.number),
        ...(screen.ahead === null ? [] : [queue.ahead(screen.ahead)]),
        ...(screen.wait ? [queue.wait, waitWords(screen.wait)] : []),
      ];
    case 'check-in':
    case 'progress-code':
    case 'staff-sign-in':
      return screen.error ? [screen.error] : [];
    case 'progress':
      return screen.cases.flatMap(({ item, state, steps }) => {
        const last = steps.at(-1);
        return [item, state, ...(last ? [instantWords(last.at, timeZone)] : [])];
      });
    case 'certificates':
      return screen.certificates.length === 0
        ? [certificates.none, certificates.noneMore]
        : screen.certificates.map(({ name }) => name);
    case 'certificate':
      return [
        screen.name,
        ...(screen.error ? [screen.error] : []),
        ...(screen.print
          ? [certificates.states[screen.print.state]]
          : [
              certificates.left(screen.copiesLeft),
              ...(screen.asksPassword ? [certificates.password] : []),
            ]),
      ];
    case 'rate':
      return Object.values(rate.levels).reverse();
    case 'help':
      return [
        screen.called ? help.called : help.calling,
        ...(screen.answeredBy ? [help.answered, screen.answeredBy] : []),
      ];
    case 'staff-found':
      return [screen.because];
    case 'farewell':
      return screen.cardLeft ? [farewell.card] : [];
    case 'identify':
    case 'choose-item':
    case 'rated':
    case 'staff':
      return [];
  }
}
