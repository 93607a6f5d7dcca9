import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { KINDS, TOPICS } from '../../../shared/model/analysis.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { useWords } from '../../look/language-context.ts';
import type { SiteAdapter } from '../../reading/site-adapter.ts';
import { showProblem } from '../act.ts';
import { splitList, type TemplateFields } from './template-fields.ts';

/** For which posts a template is offered first, and where it is offered at all: lists, a blank between their members. */
export type Uses = Pick<TemplateFields, 'kinds' | 'topics' | 'shortcuts' | 'sites'>;

/** Kinds, topics, sites and short words of a template; nothing chosen means everywhere. */
export function TemplateUses({ uses, onChange }: { uses: Uses; onChange: (more: Partial<Uses>) => void }): JSX.Element {
  const { t, pick } = useWords();
  const [sites, setSites] = useState<readonly Pick<SiteAdapter, 'id' | 'labels'>[]>([]);
  useEffect(() => {
    // The adapters are heavy; the view is drawn without them.
    import('../../sites/registry.ts').then(
      ({ SITES }) => setSites(SITES.filter(({ id }) => !id.startsWith('practice'))),
      showProblem,
    );
  }, []);
  return (
    <details class="s">
      <summary>{t('templateUses')}</summary>
      <label class="col">
        {t('templateShortcuts')}
        <input
          class="field"
          name="shortcuts"
          value={uses.shortcuts}
          onInput={({ currentTarget }) => onChange({ shortcuts: currentTarget.value })}
        />
      </label>
      <Choice
        name={t('templateKinds')}
        options={KINDS.map((id) => ({ id, label: pick(KIND_WORDS[id]) }))}
        chosen={splitList(uses.kinds)}
        onChange={(chosen) => onChange({ kinds: chosen.join(' ') })}
      />
      <Choice
        name={t('templateTopics')}
        options={TOPICS.map((id) => ({ id, label: pick(TOPIC_WORDS[id]) }))}
        chosen={splitList(uses.topics)}
        onChange={(chosen) => onChange({ topics: chosen.join(' ') })}
      />
      <Choice
        name={t('templateSites')}
        options={sites.map(({ id, labels }) => ({ id, label: pick(labels) }))}
        chosen={splitList(uses.sites)}
        onChange={(chosen) => onChange({ sites: chosen.join(' ') })}
      />
    </details>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choice({ name, options, chosen, onChange }: ChoiceProps): JSX.Element {
  return (
    <fieldset class="uses">
      <legend>{name}</legend>
      {options.map(({ id, label }) => (
        <label key={id} class="row">
          <input
            type="checkbox"
            value={id}
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) =>
              onChange(
                options
                  .map((one) => one.id)
                  .filter((one) => (one === id ? currentTarget.checked : chosen.includes(one))),
              )
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
