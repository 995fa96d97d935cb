import type { WaitAccuracyView } from '@banshi/queue-server/protocol';
import type { EChartsCoreOption } from 'echarts/core';
import type { Tongue } from '../desk/language.ts';
import { managerWords } from './manager-words.ts';

type Span = WaitAccuracyView['overDay'][number];

/** The design's colours; a chart knows no CSS variables. */
const ink = {
  text: '#434e5c',
  line: '#d8d1c1',
  accent: '#0a4a9e',
  deep: '#17212f',
  warn: '#6b4000',
};
const font = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
const minutes = (seconds: number): number => Math.round(seconds / 6) / 10;

/** Bars: what was measured. Lines: what had been told, its upper bound, and how far it was off. */
export function chartOf(
  spans: readonly Span[],
  timeZone: string,
  say: Tongue['say'],
): EChartsCoreOption {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const line = (name: string, value: (span: Span) => number, color: string, dashed: boolean) => ({
    name,
    type: 'line',
    data: spans.map((span) => minutes(value(span))),
    symbolSize: 7,
    lineStyle: { color, width: 3, type: dashed ? 'dashed' : 'solid' },
    itemStyle: { color },
  });
  return {
    textStyle: { fontFamily: font, color: ink.text },
    aria: { enabled: true },
    animation: false,
    grid: { left: 8, right: 16, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: ink.text, fontSize: 14 } },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${String(value)} min` },
    xAxis: {
      type: 'category',
      data: spans.map(({ from }) => clock.format(new Date(from))),
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.text, fontSize: 13 },
    },
    yAxis: {
      type: 'value',
      name: say(managerWords.chartMinutes),
      nameTextStyle: { color: ink.text, align: 'left' },
      splitLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.text, fontSize: 13 },
    },
    series: [
      {
        name: say(managerWords.chartWaited),
        type: 'bar',
        data: spans.map(({ waited }) => minutes(waited)),
        barMaxWidth: 34,
        itemStyle: { color: '#b9cfea', borderRadius: [6, 6, 0, 0] },
      },
      line(say(managerWords.chartTold), ({ told }) => told, ink.accent, false),
      line(say(managerWords.chartBound), ({ bound }) => bound, ink.deep, true),
      line(say(managerWords.chartError), ({ error }) => error, ink.warn, true),
    ],
  };
}
