import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { KINDS, TOPICS } from '../../../shared/model/analysis.ts';
import type { Template } from '../../../shared/model/template.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { useWords } from '../../look/language-context.ts';
import type { SiteAdapter } from '../../reading/site-adapter.ts';
import { showProblem } from '../act.ts';

/** For which posts a template is offered first, and where it is offered at all. */
export type Uses = Pick<Template, 'kinds' | 'topics' | 'shortcuts'> & { readonly sites: readonly string[] };

/** What a template says of its use. */
export function usesOf(template: Template | null): Uses {
  const { kinds = [], topics = [], shortcuts = [], scope } = template ?? {};
  return { kinds, topics, shortcuts, sites: scope?.sites ?? [] };
}

/** Kinds, topics, sites and short words of a template; nothing chosen means everywhere. */
export function TemplateUses({ uses, onChange }: { uses: Uses; onChange: (uses: Uses) => void }): JSX.Element {
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
          value={uses.shortcuts.join(' ')}
          onChange={({ currentTarget }) =>
            onChange({ ...uses, shortcuts: currentTarget.value.split(/[\s,，、]+/).filter(Boolean) })
          }
        />
      </label>
      <Choice
        name={t('templateKinds')}
        options={KINDS.map((id) => ({ id, label: pick(KIND_WORDS[id]) }))}
        chosen={uses.kinds}
        onChange={(kinds) => onChange({ ...uses, kinds })}
      />
      <Choice
        name={t('templateTopics')}
        options={TOPICS.map((id) => ({ id, label: pick(TOPIC_WORDS[id]) }))}
        chosen={uses.topics}
        onChange={(topics) => onChange({ ...uses, topics })}
      />
      <Choice
        name={t('templateSites')}
        options={sites.map(({ id, labels }) => ({ id, label: pick(labels) }))}
        chosen={uses.sites}
        onChange={(chosen) => onChange({ ...uses, sites: chosen })}
      />
    </details>
  );
}

interface ChoiceProps<Id extends string> {
  readonly name: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
}

function Choice<Id extends string>({ name, options, chosen, onChange }: ChoiceProps<Id>): JSX.Element {
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
