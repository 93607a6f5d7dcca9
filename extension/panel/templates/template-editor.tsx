import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Template } from '../../../shared/model/template.ts';
import { lintWording } from '../../../shared/replies/lint-wording.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { saveOwnTemplates } from '../../sync/own-templates.ts';
import { FormButtons } from '../form-buttons.tsx';
import { showToast } from '../panel-store.ts';
import { SiteLengths } from './site-lengths.tsx';
import { TemplateUses, usesOf } from './template-uses.tsx';

interface Props {
  /** Null: a new one. */
  readonly template: Template | null;
  readonly onDone: () => void;
}

/** Writes a template of one's own in the language of the panel: judged as one types, measured as each site counts. */
export function TemplateEditor({ template, onDone }: Props): JSX.Element {
  const { t, language } = useWords();
  const before = template?.texts[language];
  const [name, setName] = useState(template?.name[language] ?? '');
  const [publicText, setPublicText] = useState(before?.public.join('\n\n') ?? '');
  const [dm, setDm] = useState(before?.dm ?? '');
  const [uses, setUses] = useState(usesOf(template));
  const wordings = useMemo(
    () =>
      publicText
        .split(/\n\s*\n/)
        .map((one) => one.trim())
        .filter(Boolean),
    [publicText],
  );
  const faults = useMemo(
    () => [
      ...wordings.flatMap((one) => lintWording(one, 'public')),
      ...(dm.trim() === '' ? [] : lintWording(dm, 'dm')),
    ],
    [wordings, dm],
  );
  const stopped = faults.some(({ weight }) => weight === 'block');
  const isEmpty = name.trim() === '' || (wordings.length === 0 && dm.trim() === '');
  const save = async (event: Event) => {
    event.preventDefault();
    const said = name.trim();
    const texts = { public: wordings, dm: dm.trim() === '' ? null : dm.trim() };
    const empty = { public: [], dm: null };
    const base: Template = template ?? {
      ...{ id: `own-${crypto.randomUUID()}`, name: { 'zh-CN': said, en: said }, rules: [], kinds: [], topics: [] },
      ...{ shortcuts: [], texts: { 'zh-CN': empty, en: empty } },
    };
    try {
      const { sites, ...kinds } = uses;
      await saveOwnTemplates([
        {
          ...{ ...base, ...kinds, scope: { ...base.scope, sites } },
          name: { ...base.name, [language]: said },
          texts: { ...base.texts, [language]: texts },
        },
      ]);
      showToast({ text: STRINGS.templateSaved, tone: 'done' });
      onDone();
    } catch (error) {
      console.error('[earshot]', error);
      showToast({ text: STRINGS.templateNoRoom, tone: 'problem' });
    }
  };
  return (
    <form class="card box editor" onSubmit={(event) => void save(event)}>
      <label class="col s">
        {t('templateName')}
        <input class="field" name="name" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label class="col s">
        {t('templatePublicText')}
        <textarea
          class="field"
          name="public"
          value={publicText}
          onInput={(event) => setPublicText(event.currentTarget.value)}
        />
      </label>
      <SiteLengths texts={wordings} />
      <label class="col s">
        {t('templateDmText')}
        <textarea class="field" name="dm" value={dm} onInput={(event) => setDm(event.currentTarget.value)} />
      </label>
      <TemplateUses uses={uses} onChange={setUses} />
      <div role="status" aria-label={t('templateLint')} class="lint xs">
        {isEmpty ? null : faults.length === 0 ? (
          <p class="ok">{t('templateClean')}</p>
        ) : (
          <ul>
            {faults.map(({ weight, rule, say }) => (
              <li key={say.zh} class={weight === 'block' ? 'ink-red' : 'ink-orange'}>
                {language === 'zh-CN' ? say.zh : say.en} <span class="faint num">{rule}</span>
              </li>
            ))}
          </ul>
        )}
        {stopped && <p class="ink-red b">{t('templateStopped')}</p>}
      </div>
      <div class="row">
        <FormButtons say={t('templateSave')} ready={!(isEmpty || stopped)} onCancel={onDone} />
      </div>
    </form>
  );
}
