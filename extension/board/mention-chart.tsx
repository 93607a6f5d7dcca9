import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { useWords } from '../look/language-context.ts';
import type { Bucket } from './board-series.ts';

const HEIGHT_PX = 208;
/** The chart counts in seconds. */
const HOUR = 3_600;
const DAY = 24 * HOUR;

interface Props {
  readonly buckets: readonly Bucket[];
  readonly onOpen: (bucket: Bucket, negative?: boolean) => void;
}

/** Mentions and negative ones over time; bursts are shaded; a click opens the posts of that stretch. */
export function MentionChart({ buckets, onOpen }: Props): JSX.Element {
  const { t, language } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = place.current;
    if (!host) return;
    const colour = (name: string) => getComputedStyle(host).getPropertyValue(name).trim();
    const axis = { stroke: colour('--muted'), font: '11px system-ui', ticks: { show: false } };
    const date = new Intl.DateTimeFormat(language, { month: '2-digit', day: '2-digit' });
    const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const short = (buckets.at(-1)?.to ?? 0) - (buckets[0]?.from ?? 0) <= 86_400_000;
    const plot = new uPlot(
      {
        width: host.clientWidth,
        height: HEIGHT_PX,
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
                const width = chart.valToPos(bucket.to / 1_000, 'x', true) - left;
                chart.ctx.fillRect(left - width / 2, chart.bbox.top, width, chart.bbox.height);
              }
            },
          ],
        },
      },
      [
        buckets.map((bucket) => bucket.from / 1_000),
        buckets.map((bucket) => bucket.all),
        buckets.map((bucket) => bucket.negative),
      ],
      host,
    );
    const open = () => {
      const bucket = buckets[plot.cursor.idx ?? -1];
      if (bucket) onOpen(bucket);
    };
    plot.over.addEventListener('click', open);
    const resize = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT_PX }));
    resize.observe(host);
    return () => {
      resize.disconnect();
      plot.destroy();
    };
  }, [buckets, language, onOpen]);
  return (
    <>
      <div class="row s legend">
        <h2>{t('chartTitle')}</h2>
        <span class="key key-accent">{t('chartAll')}</span>
        <span class="key key-red">{t('chartNegative')}</span>
        <span class="key key-burst">{t('chartBurst')}</span>
      </div>
      <div ref={place} class="chart" aria-hidden="true" />
      <details class="numbers s">
        <summary>{t('chartNumbers')}</summary>
        <Numbers buckets={buckets} onOpen={onOpen} />
      </details>
    </>
  );
}

function Numbers({ buckets, onOpen }: Props): JSX.Element {
  const { t, language } = useWords();
  const format = new Intl.DateTimeFormat(language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('chartTime')}</th>
          <th scope="col" class="n">
            {t('chartAll')}
          </th>
          <th scope="col" class="n">
            {t('chartNegative')}
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets
          .filter((bucket) => bucket.all > 0)
          .map((bucket) => (
            <tr key={bucket.from}>
              <td>
                {format.format(bucket.from)}
                {bucket.burst && <span class="tag orange">{t('chartBurst')}</span>}
              </td>
              <td class="n">
                <button type="button" class="open" onClick={() => onOpen(bucket)}>
                  {bucket.all}
                </button>
              </td>
              <td class="n">
                <button
                  type="button"
                  class="open"
                  disabled={bucket.negative === 0}
                  onClick={() => onOpen(bucket, true)}
                >
                  {bucket.negative}
                </button>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
