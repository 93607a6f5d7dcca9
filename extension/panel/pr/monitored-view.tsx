import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiQuery } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { LEVELS, type Level } from '../../../shared/model/analysis.ts';
import { MENTION_STATES, type MentionState } from '../../../shared/model/mention.ts';
import { LEVEL_WORDS, MENTION_STATE_WORDS } from '../../i18n/term-labels.ts';
import { useWords } from '../../look/language-context.ts';
import { saveFile } from '../../look/save-file.ts';
import { tryMonitor } from '../act.ts';
import { sideQuery } from '../choose-side.ts';
import { EmptyState } from '../empty-state.tsx';
import { panelClient } from '../load-panel.ts';
import { may, type PanelState } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { useSlowly } from '../use-slowly.ts';
import { Waiting } from '../waiting.tsx';
import { MonitoredTable } from './monitored-table.tsx';
import { versionOf } from './pr-frame.tsx';
import { SearchChoice } from './search-choice.tsx';

const DAY_MS = 86_400_000;
const DAYS = ['1', '7', '30', '90'] as const;
const PAGE = 50;
/** What one question may ask for; older rows are in the export. */
const MOST = 200;
/** Events come one by one; the table is read again this long after the first of them. */
const READ_AGAIN_MS = 1_500;

interface Choice {
  readonly days: (typeof DAYS)[number];
  readonly brand?: string | undefined;
  readonly level?: Level | undefined;
  readonly state?: MentionState | undefined;
}

/** The monitoring table of SOC-9 as it stands now: every negative post of a stretch, narrowed, and taken along as a file. */
export function MonitoredView({ state }: { state: PanelState }): JSX.Element {
  const { t, pick } = useWords();
  const [choice, setChoice] = useState<Choice>({ days: '7' });
  const [limit, setLimit] = useState(PAGE);
  const heard = useSlowly(state.heardVersion, READ_AGAIN_MS);
  const { drill } = sideQuery(state);
  const read = useCallback(
    (client: ApiClient) => client.listMonitored({ query: { ...queryOf(choice), limit, drill } }),
    [choice, limit, drill],
  );
  const live = versionOf(state) !== null;
  const { answer } = useAnswer(read, live ? heard : null);
  const change = (part: Partial<Choice>) => {
    setChoice({ ...choice, ...part });
    setLimit(PAGE);
  };
  return (
    <>
      <div class="filters">
        <select
          class="btn secondary"
          aria-label={t('monitoredStretch')}
          value={choice.days}
          onChange={({ currentTarget }) => change({ days: DAYS.find((n) => n === currentTarget.value) ?? '7' })}
        >
          {DAYS.map((n) => (
            <option key={n} value={n}>
              {t('monitoredDays', { n })}
            </option>
          ))}
        </select>
        {state.brands.length > 1 && (
          <SearchChoice
            label={t('filterBrand')}
            any={t('filterAnyBrand')}
            value={choice.brand}
            options={state.brands.map(({ id, name }) => [id, name])}
            onPick={(brand) => change({ brand })}
          />
        )}
        <SearchChoice
          label={t('filterLevel')}
          any={t('filterAnyLevel')}
          value={choice.level}
          options={[...LEVELS].reverse().map((level) => [level, pick(LEVEL_WORDS[level])])}
          onPick={(level) => change({ level })}
        />
        <SearchChoice
          label={t('columnState')}
          any={t('monitoredAnyState')}
          value={choice.state}
          options={MENTION_STATES.map((one) => [one, pick(MENTION_STATE_WORDS[one])])}
          onPick={(one) => change({ state: one })}
        />
        {live && may(state, 'exports.make') && <Exports choice={choice} drill={drill} />}
      </div>
      {!answer ? (
        <Waiting state={state} />
      ) : answer.items.length === 0 ? (
        <EmptyState kind="calm" title={t('monitoredNone')} text={t('monitoredNoneText')} />
      ) : (
        <div class="scroller grow monitored">
          <MonitoredTable state={state} posts={answer.items} />
          {answer.next !== null &&
            (limit < MOST ? (
              <button type="button" class="btn" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
                {t('searchMore')}
              </button>
            ) : (
              <p class="s muted">{t('monitoredRest', { n: MOST })}</p>
            ))}
        </div>
      )}
    </>
  );
}

/** The same rows as a file, every one of them. */
function Exports({ choice, drill }: { choice: Choice; drill: boolean | undefined }): JSX.Element {
  const { t, language } = useWords();
  const [busy, setBusy] = useState(false);
  const save = async (kind: 'csv' | 'xlsx') => {
    setBusy(true);
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const query = { ...queryOf(choice), lang: language, zone, drill };
    const file = await tryMonitor(panelClient(), (client) =>
      kind === 'csv' ? client.exportMentions({ query }) : client.exportMentionsXlsx({ query }),
    );
    setBusy(false);
    if (file) saveFile(file, `earshot-${new Date(readNow()).toLocaleDateString('sv-SE')}.${kind}`);
  };
  return (
    <>
      <span class="grow" />
      <button type="button" class="btn sm" disabled={busy} data-do="export-csv" onClick={() => void save('csv')}>
        {t('boardExport')}
      </button>
      <button type="button" class="btn sm" disabled={busy} data-do="export-xlsx" onClick={() => void save('xlsx')}>
        {t('exportXlsx')}
      </button>
    </>
  );
}

/** The stretch ends now, whenever that is asked. */
function queryOf({ days, brand, level, state }: Choice): ApiQuery<'listMonitored'> {
  return {
    since: readNow() - Number(days) * DAY_MS,
    ...(brand === undefined ? {} : { brand: [brand] }),
    ...(level === undefined ? {} : { level: [level] }),
    ...(state === undefined ? {} : { state: [state] }),
  };
}
