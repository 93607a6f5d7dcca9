import type { ComponentChildren, JSX } from 'preact';
import type { Mention } from '../../shared/model/mention.ts';
import { TOPIC_WORDS } from '../i18n/term-labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import { formatAgo, formatClock } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import { dropReasons, groupMentions, type Line, type TimeStep, teamLines, timeSpent } from './board-figures.ts';
import type { OpenList } from './figure-cards.tsx';
import type { BoardData } from './load-board.ts';

const ROWS = 8;

const STEP_KEYS: Record<TimeStep, StringKey> = {
  found: 'timeFound',
  told: 'timeTold',
  claimed: 'timeClaimed',
  answered: 'timeAnswered',
};

/** Where the minutes went: each step as a bar against the longest of them. */
export function TimeSpent({ now }: { now: readonly Mention[] }): JSX.Element {
  const { t } = useWords();
  const steps = timeSpent(now);
  const longest = Math.max(1, ...steps.map((step) => step.medianMs ?? 0));
  return (
    <section class="card block">
      <h2>{t('timeTitle')}</h2>
      <ul class="spent">
        {steps.map(({ step, medianMs }) => (
          <li key={step}>
            <span class="row s">
              <span class="grow">{t(STEP_KEYS[step])}</span>
              <b class="num">{medianMs === null ? '—' : formatClock(medianMs)}</b>
            </span>
            <span class="track">
              <span
                class={`fill step-${step}`}
                style={{ width: `${Math.round(((medianMs ?? 0) / longest) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly empty: string | null;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

function Block({ title, columns, empty, wide = false, children }: TableProps): JSX.Element {
  return (
    <section class={`card block ${wide ? 'wide' : ''}`}>
      <h2>{title}</h2>
      {empty !== null ? (
        <p class="s muted">{empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" class={index === 0 ? '' : 'n'}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
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

interface PeriodProps {
  readonly now: readonly Mention[];
  readonly before: readonly Mention[];
  readonly onOpen: OpenList;
}

/** KPI-2: which topics moved the share of answers in time. */
export function DropTable({ now, before, at, onOpen }: PeriodProps & { at: number }): JSX.Element {
  const { t, pick } = useWords();
  const lines = dropReasons(now, before, at).slice(0, ROWS);
  return (
    <Block
      title={t('dropTitle')}
      columns={[t('dropTopic'), t('dropPoints'), t('dropCount')]}
      empty={lines.length === 0 ? t('dropNone') : null}
    >
      {lines.map(({ topic, points, late }) => (
        <tr key={topic}>
          <td>{pick(TOPIC_WORDS[topic])}</td>
          <td class={`n num ${points < 0 ? 'bad' : 'good'}`}>
            {points < 0 ? '−' : '+'}
            {Math.abs(points * 100).toFixed(1)}
          </td>
          <td class="n">
            <Open count={late.length} onClick={() => onOpen(pick(TOPIC_WORDS[topic]), late)} />
          </td>
        </tr>
      ))}
    </Block>
  );
}

/** KPI-3: what people speak of, and what rises. */
export function TopicTable({ now, before, onOpen }: PeriodProps): JSX.Element {
  const { t, pick } = useWords();
  return (
    <GroupTable
      title={t('topicTitle')}
      lines={groupMentions(now, before, (one) => one.analysis.topic)}
      nameOf={(topic) => pick(TOPIC_WORDS[topic])}
      onOpen={onOpen}
    />
  );
}

/** Where it is said. */
export function SiteTable({ now, before, onOpen }: PeriodProps): JSX.Element {
  const { t, language } = useWords();
  return (
    <GroupTable
      title={t('siteTitle')}
      lines={groupMentions(now, before, (one) => one.site)}
      nameOf={(site) => nameSite(site, language)}
      onOpen={onOpen}
    />
  );
}

interface GroupProps<K extends string> {
  readonly title: string;
  readonly lines: readonly Line<K>[];
  readonly nameOf: (key: K) => string;
  readonly onOpen: OpenList;
}

function GroupTable<K extends string>({ title, lines, nameOf, onOpen }: GroupProps<K>): JSX.Element {
  const { t } = useWords();
  const shown = lines.filter((line) => line.now.length > 0).slice(0, ROWS);
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
            <Open count={line.now.length} onClick={() => onOpen(nameOf(line.key), line.now)} />
          </td>
          <td class="n num">
            <Moved now={line.now.length} before={line.before} />
          </td>
        </tr>
      ))}
    </Block>
  );
}

function Moved({ now, before }: { now: number; before: number }): JSX.Element {
  const { t } = useWords();
  if (before === 0) return <span class="bad">{t('columnNew')}</span>;
  const share = Math.round((now / before - 1) * 100);
  if (share === 0) return <span class="muted">0%</span>;
  return <span class={share > 0 ? 'bad' : 'good'}>{`${share > 0 ? '▲' : '▼'} ${Math.abs(share)}%`}</span>;
}

/** KPI-5: what each answered, and how fast. */
export function TeamTable({
  now,
  people,
  onOpen,
}: {
  now: readonly Mention[];
  people: BoardData['people'];
  onOpen: OpenList;
}): JSX.Element {
  const { t } = useWords();
  const lines = teamLines(now).slice(0, ROWS);
  return (
    <Block
      title={t('teamTitle')}
      columns={[t('columnPerson'), t('columnAnswered'), t('columnMedian')]}
      empty={lines.length === 0 ? t('teamNone') : null}
    >
      {lines.map(({ personId, answered, medianMs }) => {
        const name = people.get(personId) ?? personId;
        return (
          <tr key={personId}>
            <td>{name}</td>
            <td class="n">
              <Open count={answered.length} onClick={() => onOpen(name, answered)} />
            </td>
            <td class="n num">{medianMs === null ? '—' : formatClock(medianMs)}</td>
          </tr>
        );
      })}
    </Block>
  );
}

type State = BoardData['sources'][number]['state'];
const STATE_KEYS: Record<State, StringKey> = {
  healthy: 'sourceHealthy',
  late: 'sourceLate',
  blind: 'sourceBlind',
  'cannot-keep-window': 'sourceCannot',
  paused: 'sourcePaused',
};
const STATE_TONES: Record<State, string> = {
  healthy: 'green',
  late: 'yellow',
  blind: 'red',
  'cannot-keep-window': 'orange',
  paused: '',
};

/** Health of the listening: what cannot be heard stands first. */
export function SourceTable({ sources, at }: { sources: BoardData['sources']; at: number }): JSX.Element {
  const { t, language } = useWords();
  const order: readonly State[] = ['blind', 'cannot-keep-window', 'late', 'paused', 'healthy'];
  const lines = [...sources].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <Block
      title={t('sourceTitle')}
      wide
      columns={[t('columnName'), t('columnState'), t('columnLastHeard')]}
      empty={lines.length === 0 ? t('figureNone') : null}
    >
      {lines.map((source) => (
        <tr key={source.id}>
          <td>
            {source.name}
            {source.lastError && <span class="xs muted fault">{source.lastError}</span>}
          </td>
          <td class="n">
            <span class={`tag ${STATE_TONES[source.state]}`}>{t(STATE_KEYS[source.state])}</span>
          </td>
          <td class="n">
            {source.lastSuccessAt === null ? t('never') : formatAgo(source.lastSuccessAt, at, language)}
          </td>
        </tr>
      ))}
    </Block>
  );
}
