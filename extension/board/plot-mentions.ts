import type uPlot from 'uplot';
import type { Language } from '../../shared/model/labels.ts';
import type { Bucket } from './board-series.ts';

export const PLOT_HEIGHT_PX = 208;
/** The chart counts in seconds. */
const HOUR = 3_600;
const DAY = 24 * HOUR;

/** When, how many, and how many of them negative. */
export function plotData(buckets: readonly Bucket[]): uPlot.AlignedData {
  return [
    buckets.map((bucket) => bucket.from / 1_000),
    buckets.map((bucket) => bucket.all),
    buckets.map((bucket) => bucket.negative),
  ];
}

/** How the chart looks, in the colours that hold where it stands; bursts are shaded. */
export function plotOptions(
  host: HTMLElement,
  width: number,
  buckets: readonly Bucket[],
  language: Language,
): uPlot.Options {
  const colour = (name: string) => getComputedStyle(host).getPropertyValue(name).trim();
  const axis = { stroke: colour('--muted'), font: '11px system-ui', ticks: { show: false } };
  const date = new Intl.DateTimeFormat(language, { month: '2-digit', day: '2-digit' });
  const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const short = (buckets.at(-1)?.to ?? 0) - (buckets[0]?.from ?? 0) <= 86_400_000;
  return {
    width,
    height: PLOT_HEIGHT_PX,
    legend: { show: false },
    cursor: { y: false, points: { size: 7 } },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(4, high * 1.1)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 26,
        space: 56,
        incrs: short ? [HOUR * 3, HOUR * 6] : [DAY, DAY * 2, DAY * 5, DAY * 10],
        values: (_plot, ticks) => ticks.map((tick) => (short ? hour : date).format(tick * 1_000)),
      },
      {
        ...axis,
        grid: { stroke: colour('--line'), width: 1 },
        size: 36,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
      },
    ],
    series: [
      {},
      { stroke: colour('--accent'), fill: colour('--accent-soft'), width: 2, points: { show: false } },
      { stroke: colour('--red'), width: 2, points: { show: false } },
    ],
    hooks: {
      drawClear: [
        (chart) => {
          chart.ctx.fillStyle = colour('--orange-soft');
          for (const bucket of buckets.filter((one) => one.burst)) {
            const left = chart.valToPos(bucket.from / 1_000, 'x', true);
            const wide = chart.valToPos(bucket.to / 1_000, 'x', true) - left;
            chart.ctx.fillRect(left - wide / 2, chart.bbox.top, wide, chart.bbox.height);
          }
        },
      ],
    },
  };
}
