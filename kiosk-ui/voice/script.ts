import { pinyin } from 'pinyin-pro';
import { actions, paged } from '../src/locales/terminal/actions.ts';
import { outline, scan } from '../src/locales/terminal/materials.ts';
import { certificates } from '../src/locales/terminal/certificates.ts';
import { drafts } from '../src/locales/terminal/drafts.ts';
import { envelopeLabel } from '../src/locales/terminal/locker.ts';
import { help } from '../src/locales/terminal/screens.ts';
import { slipWords } from '../src/locales/terminal/sheets.ts';
import { guidance, warnings } from '../src/locales/terminal/guidance.ts';

/** One clip to be made: its id, the words, and how espeak-ng must be asked for them. */
export interface Line {
  readonly file: 'calls' | 'syllables' | 'english';
  readonly id: string;
  readonly text: string;
  readonly voice: 'cmn-latn-pinyin' | 'en-gb';
  readonly input: string;
  /** Words a minute. */
  readonly speed: number;
}

const chinese = (file: Line['file'], id: string, text: string, speed: number): Line => ({
  file,
  id,
  text,
  voice: 'cmn-latn-pinyin',
  input: pinyin(text, { toneType: 'num', type: 'array' }).join(' '),
  speed,
});
const english = (file: Line['file'], id: string, text: string, speed: number): Line => ({
  file,
  id,
  text,
  voice: 'en-gb',
  input: text,
  speed,
});

const digits = '零一二三四五六七八九';
const englishDigits = 'zero one two three four five six seven eight nine'.split(' ');

/** Everything a hall needs to call a ticket. */
function calls(): Line[] {
  return [
    chinese('calls', 'zh/please', '请', 150),
    chinese('calls', 'zh/number-to', '号到', 150),
    chinese('calls', 'zh/number-come', '号到窗口办理', 150),
    chinese('calls', 'zh/window', '号窗口', 150),
    chinese('calls', 'zh/ten', '十', 150),
    ...[...digits].map((digit, value) => chinese('calls', `zh/digit/${value}`, digit, 150)),
    ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) =>
      english('calls', `letter/${letter}`, letter, 150),
    ),
    english('calls', 'en/ticket', 'Ticket', 150),
    english('calls', 'en/please-go-to-window', 'please go to window', 150),
    english('calls', 'en/please-come', 'please come to the window', 150),
    ...englishDigits.map((digit, value) => english('calls', `en/digit/${value}`, digit, 150)),
  ];
}

/** Syllables that lose their tone inside words (柜子, 时候, 清楚 …). */
const light =
  'a ba bei bie bo bu chu de deng di duo fang fen fu ge gei gen gu guo hou hu huan huo ji jia jian jie jin ju kai ke kuai la lai lang le li liang lie ling lou luo ma mei men mian ming mo na ne nian niang nuo pa po qi qian qing qu ren shang shao she shen sheng shi shou shu shuo sun suo ta tai tang tian tiao ting tong tou tuo wa wang wei wen wo wu xi xia xian xiang xie xin xing ya yan yang yao ye yi yong you yu yue yun ze zha zhang zhao zhe zhi zhong zhu zi zong zuo'.split(
    ' ',
  );

/** Readings of the 6,763 characters of GB 2312, with tone; tone 0 is the light one. */
export function readings(): string[] {
  const decoder = new TextDecoder('gb2312');
  const found = new Set(light.map((syllable) => `${syllable}0`));
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!/^\p{Script=Han}$/u.test(character)) continue;
      for (const reading of pinyin(character, { toneType: 'num', type: 'array', multiple: true })) {
        if (/^[a-zü]*[aeiouü][a-zü]*[0-4]$/.test(reading)) found.add(reading);
      }
    }
  }
  return [...found].sort();
}

const syllables = (): Line[] =>
  readings().map((reading) => ({
    file: 'syllables',
    id: `syllable/${reading}`,
    text: reading,
    voice: 'cmn-latn-pinyin',
    input: reading.replace(/0$/, '5'),
    speed: 235,
  }));

/** Everything that is said of a sheet on its way to paper, and of one that did not get there. */
const paperWords = [
  ...Object.values(slipWords).filter((one) => typeof one !== 'function'),
  ...Object.values(envelopeLabel),
  ...Object.values(certificates.states),
  drafts.keptLead,
  drafts.code,
  drafts.until,
  drafts.typed,
  drafts.typedOnly,
  help.calling,
  help.called,
];

function sentences(): Line[] {
  const texts = [
    ...Object.values(guidance).map((words) => words.en),
    ...Object.values(actions).flatMap(({ ask, how, remind }) => [ask.en, how.en, remind.en]),
    ...Object.values(warnings).map((words) => words.en),
    paged.en,
    ...Object.values(outline.hints).map((words) => words.en),
    ...paperWords.map((words) => words.en),
    ...[scan.otherSide, scan.duplicate, scan.good, scan.retake].map((words) => words.en),
  ];
  return [...new Set(texts)].map((text, index) => english('english', `en/say/${index}`, text, 165));
}

export const script = (): readonly Line[] => [...calls(), ...syllables(), ...sentences()];
