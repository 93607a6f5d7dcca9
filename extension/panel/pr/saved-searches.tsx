import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { SearchFilter } from '../../../shared/model/saved-search.ts';
import { Icon } from '../../look/icons.tsx';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { versionOf } from './pr-frame.tsx';

const readSearches = (client: ApiClient) => client.listSearches();

interface Props {
  readonly state: PanelState;
  readonly filter: SearchFilter;
  readonly onUse: (filter: SearchFilter) => void;
}

/** The searches that this person kept: use one, switch its alerts, forget it; and a way to keep the one on the screen. */
export function SavedSearches({ state, filter, onUse }: Props): JSX.Element {
  const { t } = useWords();
  const { answer, doStep } = useAnswer(readSearches, versionOf(state));
  const [naming, setNaming] = useState(false);
  const [usedId, setUsedId] = useState<string | null>(null);
  const used = answer?.items.find(({ id }) => id === usedId);
  const isEmpty = Object.values(filter).every((value) => value === undefined);
  return (
    <div class="saved">
      <ul class="row wrap">
        {answer?.items.map((search) => {
          const params = { id: search.id };
          return (
            <li key={search.id} class="saved-search row">
              <button
                type="button"
                class="btn ghost sm"
                onClick={() => {
                  setUsedId(search.id);
                  onUse(search.filter);
                }}
              >
                <bdi>{search.name}</bdi>
              </button>
              <label class="row xs muted">
                <input
                  type="checkbox"
                  checked={search.alerts}
                  onChange={() =>
                    void doStep((client) => client.updateSearch({ params, body: { alerts: !search.alerts } }))
                  }
                />
                {t('searchAlerts')}
              </label>
              <button
                type="button"
                class="btn ghost sm icon"
                aria-label={t('searchForget', { name: search.name })}
                onClick={() => void doStep((client) => client.deleteSearch({ params }))}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          );
        })}
        {!naming && !isEmpty && used !== undefined && !isSame(used.filter, filter) && (
          <li>
            <button
              type="button"
              class="btn sm"
              data-do="update-search"
              onClick={() =>
                void doStep((client) => client.updateSearch({ params: { id: used.id }, body: { filter } }))
              }
            >
              {t('searchUpdate', { name: used.name })}
            </button>
          </li>
        )}
        {!naming && !isEmpty && (
          <li>
            <button type="button" class="btn sm" data-do="save-search" onClick={() => setNaming(true)}>
              {t('searchKeep')}
            </button>
          </li>
        )}
      </ul>
      {naming && (
        <NameForm
          first={filter.q ?? ''}
          onSave={async (name, alerts) => {
            if (await doStep((client) => client.saveSearch({ body: { name, alerts, filter } }))) setNaming(false);
          }}
          onDone={() => setNaming(false)}
        />
      )}
    </div>
  );
}

/** Whether two searches look for the same: a choice that is left open stands in neither. */
function isSame(one: SearchFilter, other: SearchFilter): boolean {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof SearchFilter)[];
  const said = (of: SearchFilter, key: keyof SearchFilter) => JSON.stringify(of[key]?.length ? of[key] : null);
  return keys.every((key) => said(one, key) === said(other, key));
}

interface NameProps {
  readonly first: string;
  readonly onSave: (name: string, alerts: boolean) => Promise<void>;
  readonly onDone: () => void;
}

function NameForm({ first, onSave, onDone }: NameProps): JSX.Element {
  const { t } = useWords();
  const [name, setName] = useState(first);
  const [alerts, setAlerts] = useState(true);
  return (
    <form
      class="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(name.trim(), alerts);
      }}
    >
      <input
        type="text"
        class="field grow"
        required
        maxLength={200}
        value={name}
        aria-label={t('searchName')}
        placeholder={t('searchName')}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <label class="row s">
        <input type="checkbox" checked={alerts} onChange={() => setAlerts(!alerts)} />
        {t('searchAlerts')}
      </label>
      <button type="submit" class="btn primary sm" disabled={name.trim() === ''}>
        {t('save')}
      </button>
      <button type="button" class="btn sm" onClick={onDone}>
        {t('cancel')}
      </button>
    </form>
  );
}
