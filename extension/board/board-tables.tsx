import type { JSX } from 'preact';
import type { Topic } from '../../shared/model/analysis.ts';
import { TOPIC_WORDS } from '../i18n/term-labels.ts';
import { formatAgo, formatClock } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import { SOURCE_LOOKS } from '../look/source-state.ts';
import { Block } from './block.tsx';
import { dropReasons, type Figures, type Line, linesBy } from './board-series.ts';
import type { Narrowed, OpenList } from './list-wish.ts';
import type { BoardData } from './load-board.ts';
import { MeasureButton } from './measure-button.tsx';

const ROWS = 8;
const MINUTE_MS = 60_000;

const STEPS = [
  ['found', 'timeFound', 'toFound'],
  ['told', 'timeTold', 'foundToTold'],
  ['claimed', 'timeClaimed', 'toldToClaimed'],
  ['answered', 'timeAnswered', 'claimedToAnswered'],
] as const;

/** Where the minutes went (medians): each step as a bar against the longest of them. */
export function TimeSpent({ figures, onOpen }: PeriodProps): JSX.Element {
  const { t } = useWords();
  const { mentions } = figures;
  const longest = Math.max(0.001, ...STEPS.map(([, , of]) => mentions[of].median ?? 0));
  return (
    <section class="card block">
      <h2>{t('timeTitle')}</h2>
      <ul class="spent">
        {STEPS.map(([step, key, of]) => {
          const { median, p90 } = mentions[of];
          return (
            <li key={step}>
              <span class="row s">
                <span class="grow">{t(key)}</span>
                <Minutes minutes={median} second={p90} onClick={() => onOpen({ what: 'mentions', of })} />
              </span>
              <span class="track">
                <span
                  class={`fill step-${step}`}
                  style={{ width: `${Math.round(((median ?? 0) / longest) * 100)}%` }}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Open({ count, onClick }: { count: number; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="open num" disabled={count === 0} onClick={onClick}>
      {count}
    </button>
  );
}

/** A time that opens the rows that took it, the longest first. */
function Minutes({
  minutes,
  second = null,
  onClick,
}: {
  minutes: number | null;
  second?: number | null;
  onClick: () => void;
}): JSX.Element {
  const { language } = useWords();
  if (minutes === null) return <b>—</b>;
  return (
    <button type="button" class="plain num" onClick={onClick}>
      <b>{formatClock(minutes * MINUTE_MS, language)}</b>
      {second !== null && <span class="muted"> / {formatClock(second * MINUTE_MS, language)}</span>}
    </button>
  );
}

interface PeriodProps {
  readonly figures: Figures;
  readonly onOpen: OpenList;
}

interface DropProps extends PeriodProps {
  /** Makes a measure of a cause; null: this role makes none. */
  readonly onMeasure: ((step: string) => void) | null;
}

/** KPI-2: which topics moved the share of answers in time. */
export function DropTable({ figures, onOpen, onMeasure }: DropProps): JSX.Element {
  const { t, pick } = useWords();
  const lines = dropReasons(figures).slice(0, ROWS);
  return (
    <Block
      title={t('dropTitle')}
      columns={[t('dropTopic'), t('dropPoints'), t('dropCount')]}
      empty={lines.length === 0 ? t('dropNone') : null}
    >
      {lines.map(({ topic, points, late }) => {
        const open = (of: 'overdueRate' | 'late') => onOpen({ what: 'mentions', of, topic: topic as Topic });
        return (
          <tr key={topic}>
            <td>
              {pick(TOPIC_WORDS[topic as Topic])}
              {onMeasure && points < 0 && (
                <MeasureButton
                  cause={t('measureOfShare', {
                    topic: pick(TOPIC_WORDS[topic as Topic]),
                    points: Math.abs(points * 100).toFixed(1),
                  })}
                  onMeasure={onMeasure}
                />
              )}
            </td>
            <td class="n">
              <button
                type="button"
                class={`plain num ${points < 0 ? 'bad' : 'good'}`}
                onClick={() => open('overdueRate')}
              >
                {points < 0 ? '−' : '+'}
                {Math.abs(points * 100).toFixed(1)}
              </button>
            </td>
            <td class="n">
              <Open count={late} onClick={() => open('late')} />
            </td>
          </tr>
        );
      })}
    </Block>
  );
}

/** KPI-3: what people speak of, and what rises. */
export function TopicTable({ figures, onOpen }: PeriodProps): JSX.Element {
  const { t, pick } = useWords();
  return (
    <GroupTable
      title={t('topicTitle')}
      lines={linesBy(figures, 'topic')}
      nameOf={(topic) => pick(TOPIC_WORDS[topic as Topic])}
      onOpen={(topic, more) => onOpen({ what: 'mentions', of: 'mentions', topic: topic as Topic, ...more })}
    />
  );
}

/** Where it is said. */
export function SiteTable({ figures, onOpen }: PeriodProps): JSX.Element {
  const { t, language } = useWords();
  return (
    <GroupTable
      title={t('siteTitle')}
      lines={linesBy(figures, 'site')}
      nameOf={(site) => nameSite(site, language)}
      onOpen={(site, more) => onOpen({ what: 'mentions', of: 'mentions', site, ...more })}
    />
  );
}

interface GroupProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly nameOf: (key: string) => string;
  readonly onOpen: (key: string, more?: Pick<Narrowed, 'before'>) => void;
}

function GroupTable({ title, lines, nameOf, onOpen }: GroupProps): JSX.Element {
  const { t } = useWords();
  const shown = lines.slice(0, ROWS);
  return (
    <Block
      title={title}
      columns={[t('columnName'), t('columnNow'), t('columnChange')]}
      empty={shown.length === 0 ? t('figureNone') : null}
    >
      {shown.map((line) => (
        <tr key={line.key}>
          <td>{nameOf(line.key)}</td>
          <td class="n">
            <Open count={line.now.mentions} onClick={() => onOpen(line.key)} />
          </td>
          <td class="n num">
            <Moved
              now={line.now.mentions}
              before={line.before?.mentions ?? 0}
              onClick={() => onOpen(line.key, { before: true })}
            />
          </td>
        </tr>
      ))}
    </Block>
  );
}

/** How a number moved; it opens the rows of the stretch before. */
function Moved({ now, before, onClick }: { now: number; before: number; onClick: () => void }): JSX.Element {
  const { t } = useWords();
  if (before === 0) return <span class="bad">{t('columnNew')}</span>;
  const share = Math.round((now / before - 1) * 100);
  const tone = share === 0 ? 'muted' : share > 0 ? 'bad' : 'good';
  const text = share === 0 ? '0%' : `${share > 0 ? '▲' : '▼'} ${Math.abs(share)}%`;
  return (
    <button type="button" class={`plain num ${tone}`} aria-label={`${t('columnBefore')} ${text}`} onClick={onClick}>
      {text}
    </button>
  );
}

/** KPI-5: what each answered, and how fast from the claim. */
export function TeamTable({ figures, people, onOpen }: PeriodProps & { people: BoardData['people'] }): JSX.Element {
  const { t } = useWords();
  const lines = linesBy(figures, 'answeredBy').slice(0, ROWS);
  return (
    <Block
      title={t('teamTitle')}
      columns={[t('columnPerson'), t('columnAnswered'), t('columnMedian')]}
      empty={lines.length === 0 ? t('teamNone') : null}
    >
      {lines.map(({ key, now }) => {
        const open = (of: 'answered' | 'claimedToAnswered') => onOpen({ what: 'mentions', of, person: key });
        return (
          <tr key={key}>
            <td>{people.get(key) ?? key}</td>
            <td class="n">
              <Open count={now.answered} onClick={() => open('answered')} />
            </td>
            <td class="n">
              <Minutes minutes={now.claimedToAnswered.median} onClick={() => open('claimedToAnswered')} />
            </td>
          </tr>
        );
      })}
    </Block>
  );
}

/** Health of the listening: what cannot be heard stands first. */
export function SourceTable({ sources, at }: { sources: BoardData['sources']; at: number }): JSX.Element {
  const { t, language } = useWords();
  const { items, total } = sources;
  const rest = total - items.length;
  return (
    <Block
      title={t('sourceTitle')}
      width="full"
      columns={[t('columnName'), t('columnState'), t('columnLastHeard')]}
      empty={items.length === 0 ? t('figureNone') : null}
      foot={rest > 0 ? t('sourcesRest', { n: rest }) : null}
    >
      {items.map((source) => (
        <tr key={source.id}>
          <td>
            {source.name}
            {source.lastError && <span class="xs muted fault">{source.lastError}</span>}
          </td>
          <td class="n">
            <span class={`tag ${SOURCE_LOOKS[source.state].tone}`}>{t(SOURCE_LOOKS[source.state].word)}</span>
          </td>
          <td class="n">
            {source.lastSuccessAt === null ? t('never') : formatAgo(source.lastSuccessAt, at, language)}
          </td>
        </tr>
      ))}
    </Block>
  );
}
