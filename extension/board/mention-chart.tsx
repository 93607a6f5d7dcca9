import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { useWords } from '../look/language-context.ts';
import type { Bucket } from './board-series.ts';
import { PLOT_HEIGHT_PX, plotData, plotOptions } from './plot-mentions.ts';

/** Between the edges of an A4 sheet and those of the block. */
const PAPER_PX = 660;

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
    let plot = draw(host, host.clientWidth);
    const redraw = (width: number) => {
      plot.destroy();
      plot = draw(host, width);
    };
    const toPaper = () => redraw(Math.min(host.clientWidth, PAPER_PX));
    const toScreen = () => redraw(host.clientWidth);
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', toScreen);
    const resize = new ResizeObserver(() => {
      if (!matchMedia('print').matches) plot.setSize({ width: host.clientWidth, height: PLOT_HEIGHT_PX });
    });
    resize.observe(host);
    return () => {
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', toScreen);
      resize.disconnect();
      plot.destroy();
    };

    function draw(on: HTMLElement, width: number): uPlot {
      const drawn = new uPlot(plotOptions(on, width, buckets, language), plotData(buckets), on);
      drawn.over.addEventListener('click', () => {
        const bucket = buckets[drawn.cursor.idx ?? -1];
        if (bucket) onOpen(bucket);
      });
      return drawn;
    }
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
