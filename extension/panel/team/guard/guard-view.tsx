import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ApiClient } from '../../../../shared/api-client.ts';
import type { GuardDecisionRow, GuardRuleCount } from '../../../../shared/model/guard-decision.ts';
import { nameFindingType } from '../../../../shared/replies/name-finding-type.ts';
import { formatInstant } from '../../../look/format-time.ts';
import { nameSite } from '../../../look/name-site.ts';
import { saveFile } from '../../../look/save-file.ts';
import { tryMonitor } from '../../act.ts';
import { EmptyState } from '../../empty-state.tsx';
import { panelClient } from '../../load-panel.ts';
import { may, type PanelState } from '../../panel-store.ts';
import { linkTo } from '../../route.ts';
import { useAnswer } from '../../use-answer.ts';
import { readNow } from '../../use-now.ts';
import { Waiting } from '../../waiting.tsx';
import { useTeamWords } from '../use-team-words.ts';

const DAY_MS = 86_400_000;
const STRETCHES = [7, 30, 90] as const;

/** The stretch ends now, whenever that is asked. */
const stretchOf = (days: number) => ({ since: readNow() - days * DAY_MS, before: readNow() + 1 });

/** SOC-4, LNG-1 … LNG-8: what people sent against the guard or called no finding, by rule and one by one, so that rules are mended. */
export function GuardView({ state }: { state: PanelState }): JSX.Element {
  const { tt, language } = useTeamWords();
  const [days, setDays] = useState<number>(30);
  const [type, setType] = useState<string | null>(null);
  const read = useMemo(
    () => (client: ApiClient) =>
      client.listGuardDecisions({ query: { ...stretchOf(days), ...(type === null ? {} : { type }) } }),
    [days, type],
  );
  const reads = may(state, 'desk.manage');
  const { answer } = useAnswer(read, reads && state.link.kind === 'live' ? 0 : null);
  if (!reads) return <EmptyState kind="calm" title={tt('guardLeads')} />;
  const save = async () => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const query = { ...stretchOf(days), lang: language, zone };
    const file = await tryMonitor(panelClient(), (client) => client.exportGuardDecisions({ query }));
    if (file) saveFile(file, `earshot-guard-${new Date(readNow()).toLocaleDateString('sv-SE')}.csv`);
  };
  return (
    <>
      <div class="filters">
        <select
          class="btn"
          name="stretch"
          aria-label={tt('guardStretch')}
          value={days}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        >
          {STRETCHES.map((n) => (
            <option key={n} value={n}>
              {tt('guardDays', { n })}
            </option>
          ))}
        </select>
        <button type="button" class="btn" data-do="export-guard" onClick={() => void save()}>
          {tt('guardExport')}
        </button>
      </div>
      {!answer ? (
        <Waiting state={state} />
      ) : (
        <div class="scroller grow team-body">
          <p class="s muted">{tt('guardAbout')}</p>
          {answer.counts.length === 0 ? (
            <EmptyState kind="calm" title={tt('guardNone')} />
          ) : (
            <>
              <CountTable counts={answer.counts} chosen={type} onChoose={setType} />
              <ul class="plain" aria-label={tt('guardEach')}>
                {answer.items.map((row) => (
                  <DecisionCard key={row.id} row={row} state={state} />
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
}

interface CountProps {
  readonly counts: readonly GuardRuleCount[];
  /** The check whose decisions are listed; null: all. */
  readonly chosen: string | null;
  readonly onChoose: (type: string | null) => void;
}

function CountTable({ counts, chosen, onChoose }: CountProps): JSX.Element {
  const { tt, pick } = useTeamWords();
  return (
    <div class="guard-table">
      <table class="s guard-counts">
        <thead>
          <tr>
            <th scope="col">{tt('guardCheck')}</th>
            <th scope="col">{tt('guardRule')}</th>
            <th scope="col" class="num">
              {tt('guardSent')}
            </th>
            <th scope="col" class="num">
              {tt('guardFalse')}
            </th>
            <th scope="col" class="num">
              {tt('guardPeople')}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ type, rule, overridden, corrected, people }) => (
            <tr key={`${type} ${rule}`} data-check={type}>
              <th scope="row">
                <button
                  type="button"
                  class="btn ghost sm"
                  aria-pressed={type === chosen}
                  onClick={() => onChoose(type === chosen ? null : type)}
                >
                  {pick(nameFindingType(type))}
                </button>
              </th>
              <td class="num">{rule}</td>
              <td class="num">{overridden}</td>
              <td class="num">{corrected}</td>
              <td class="num">{people}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DecisionCard({ row, state }: { row: GuardDecisionRow; state: PanelState }): JSX.Element {
  const { tt, pick, language } = useTeamWords();
  const { type, rule, site, reason, words, personId, mentionId, at } = row;
  return (
    <li class="card box" data-decision={row.id}>
      <p class="row wrap s">
        <b class="grow">
          {pick(nameFindingType(type))} <span class="faint xs num">{rule}</span>
        </b>
        <span class={`tag ${reason === null ? 'blue' : 'orange'}`}>
          {tt(reason === null ? 'guardFalse' : 'guardSent')}
        </span>
      </p>
      {words !== null && (
        <p class="s break">
          <span class="xs muted">{tt('guardWords')}</span> <bdi>{words}</bdi>
        </p>
      )}
      {reason !== null && (
        <p class="s break">
          <span class="xs muted">{tt('guardReason')}</span> <bdi>{reason}</bdi>
        </p>
      )}
      <p class="xs muted num">
        {state.people.get(personId) ?? tt('guardSomebody')} · {nameSite(site, language)} ·{' '}
        {formatInstant(at, readNow(), language)}
        {mentionId !== null && (
          <>
            {' · '}
            <a href={linkTo('mention', mentionId)}>{tt('guardPost')}</a>
          </>
        )}
      </p>
    </li>
  );
}
