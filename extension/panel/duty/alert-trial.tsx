import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer, ApiBody } from '../../../shared/api.ts';
import { LEVELS, type Level } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { LEVEL_WORDS } from '../../i18n/term-labels.ts';
import { readLocalInstant } from '../../look/local-instant.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import type { PanelState } from '../panel-store.ts';
import { TrialResult } from './trial-result.tsx';
import { useDutyWords } from './use-duty-words.ts';

interface Props {
  readonly state: PanelState;
  /** Null: words that are typed. */
  readonly mention: Mention | null;
}

/** Who would hear of a post, by what, when and why, before it matters; nothing is sent but a test that says so. */
export function AlertTrial({ state, mention }: Props): JSX.Element {
  const { td, language } = useDutyWords();
  const [text, setText] = useState('');
  const [brandId, setBrandId] = useState('');
  const [level, setLevel] = useState<Level | ''>('');
  const [when, setWhen] = useState('');
  const [answer, setAnswer] = useState<ApiAnswer<'tryAlert'> | null>(null);
  const ask = async (event: Event) => {
    event.preventDefault();
    const at = readLocalInstant(when);
    const typed = { text, ...(brandId ? { brandId } : {}), ...(level ? { level } : {}) };
    const body: ApiBody<'tryAlert'> = {
      ...(mention ? { mentionId: mention.id } : typed),
      ...(at === null ? {} : { at }),
    };
    setAnswer(await tryMonitor(panelClient(), (client) => client.tryAlert({ body })));
  };
  return (
    <details class={`card box ${mention === null ? 'pinned' : ''}`} data-section="alert-trial">
      <summary class="s">
        <b>{td('trialTitle')}</b> <span class="muted">{td('trialAbout')}</span>
      </summary>
      <form class="col form" data-form="alert-trial" onSubmit={(event) => void ask(event)}>
        {mention === null && (
          <label class="col">
            <span class="xs muted">{td('trialText')}</span>
            <textarea
              class="field"
              name="text"
              required
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
        )}
        <div class="form-grid">
          {mention === null && (
            <>
              <label class="col">
                <span class="xs muted">{td('trialBrand')}</span>
                <select class="btn" value={brandId} onChange={(event) => setBrandId(event.currentTarget.value)}>
                  <option value="">{td('trialAsJudged')}</option>
                  {state.brands.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <label class="col">
                <span class="xs muted">{td('trialLevel')}</span>
                <select
                  class="btn"
                  value={level}
                  onChange={(event) => setLevel(event.currentTarget.value as Level | '')}
                >
                  <option value="">{td('trialAsJudged')}</option>
                  {LEVELS.toReversed().map((one) => (
                    <option key={one} value={one}>
                      {LEVEL_WORDS[one][language]}
                    </option>
                  ))}
                </select>
              </label>
            </>
          )}
          <label class="col instant">
            <span class="xs muted">{td('trialWhen')}</span>
            <input
              type="datetime-local"
              class="field"
              name="at"
              value={when}
              onChange={(event) => setWhen(event.currentTarget.value)}
            />
          </label>
        </div>
        <div class="row">
          <button type="submit" class="btn primary">
            {td('trialAsk')}
          </button>
        </div>
      </form>
      {answer && <TrialResult key={answer.at} answer={answer} brands={state.brands} />}
    </details>
  );
}
