import type { JSX } from 'preact';
import type { StoryNumbers } from '../../../shared/model/story.ts';
import { formatInstant, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { readNow } from '../use-now.ts';

const WIDTH = 320;
const HEIGHT = 48;

/** Posts of a story over time, as bars; the numbers stand in a table for who cannot see them. */
export function ReachPlot({ numbers }: { numbers: StoryNumbers }): JSX.Element | null {
  const { t, language } = useWords();
  const { series, stretchMs } = numbers;
  const first = series[0];
  const last = series.at(-1);
  if (!first || !last) return null;
  const slots = Math.max(8, (last.at - first.at) / stretchMs + 1);
  const most = Math.max(...series.map(({ posts }) => posts));
  const width = WIDTH / slots;
  const now = readNow();
  return (
    <section class="card box">
      <div class="row box-head">
        <h2 class="s grow">{t('storyReach')}</h2>
        <span class="xs muted">{t('reachStretch', { time: formatSpan(stretchMs, language), n: most })}</span>
      </div>
      <svg class="reach-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {series.map(({ at, posts }) => {
          const height = Math.max(2, (posts / most) * HEIGHT);
          const x = ((at - first.at) / stretchMs) * width;
          return <rect key={at} x={x + width * 0.1} y={HEIGHT - height} width={width * 0.8} height={height} />;
        })}
      </svg>
      <div class="row xs faint">
        <span class="grow">{formatInstant(first.at, now, language)}</span>
        <span>{formatInstant(last.at + stretchMs, now, language)}</span>
      </div>
      <table class="sr">
        <caption>{t('storyReach')}</caption>
        <tbody>
          {series.map(({ at, posts }) => (
            <tr key={at}>
              <th scope="row">{formatInstant(at, now, language)}</th>
              <td>{posts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
