import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Template } from '../../../shared/model/template.ts';
import { lintWording } from '../../../shared/replies/lint-wording.ts';
import { findClashes } from '../../../shared/replies/list-shortcuts.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import { STRINGS, type StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { replaceOwnTemplate, saveOwnTemplates } from '../../sync/own-templates.ts';
import { dropUnusedImages } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';
import { FormButtons } from '../form-buttons.tsx';
import { showToast } from '../panel-store.ts';
import { waitForKept } from '../use-kept.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { ImageField } from './image-field.tsx';
import { ShortcutHint } from './shortcut-hint.tsx';
import { SiteLengths } from './site-lengths.tsx';
import {
  applyTemplateFields,
  readTemplateFields,
  splitImages,
  splitList,
  splitWordings,
  type TemplateFields,
} from './template-fields.ts';
import { TemplateUses } from './template-uses.tsx';

const FIELD_SAYS: Readonly<Record<keyof TemplateFields, StringKey>> = {
  name: 'templateName',
  public: 'templatePublicText',
  dm: 'templateDmText',
  shortcuts: 'templateShortcuts',
  kinds: 'templateKinds',
  topics: 'templateTopics',
  sites: 'templateSites',
  images: 'templateImages',
};

interface Props {
  /** Null: a new one. */
  readonly template: Template | null;
  /** As they stand now, in whatever window they were changed. */
  readonly own: readonly Template[];
  readonly onDone: () => void;
}

/**
 * Writes a template of one's own in the language of the panel: judged as one types, measured as each site counts. What was typed is there
 * again when the panel was closed over it, and what another window changed meanwhile stands beside it until one is chosen.
 */
export function TemplateEditor({ template, own, onDone }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const present = own.find(({ id }) => id === template?.id);
  const isGone = template !== null && present === undefined;
  const now = useMemo(() => readTemplateFields(present ?? template, language), [present, template, language]);
  const form = useKeptForm<TemplateFields>(`template ${template?.id ?? 'new'} ${language}`, now);
  const { fields, clashes, change } = form;
  const wordings = useMemo(() => splitWordings(fields.public), [fields.public]);
  const faults = useMemo(
    () => [
      ...wordings.flatMap((one) => lintWording(one, 'public')),
      ...(fields.dm.trim() === '' ? [] : lintWording(fields.dm, 'dm')),
    ],
    [wordings, fields.dm],
  );
  const stopped = faults.some(({ weight }) => weight === 'block');
  const isEmpty = fields.name.trim() === '' || (wordings.length === 0 && fields.dm.trim() === '');
  const doubles = findClashes({ id: template?.id ?? '', shortcuts: splitList(fields.shortcuts) }, [...own, ...shipped]);
  const end = () => {
    form.forget();
    // Pictures that were chosen and given up go with their draft.
    waitForKept().then(dropUnusedImages).catch(showProblem);
    onDone();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const changed = applyTemplateFields(present ?? template, fields, language);
    try {
      // Refused, the other window's words arrive by themselves and are held beside these.
      if (present !== undefined && !(await replaceOwnTemplate(present, changed))) return;
      if (present === undefined) await saveOwnTemplates([changed]);
      showToast({ text: STRINGS.templateSaved, tone: 'done' });
      end();
    } catch (error) {
      console.error('[earshot]', error);
      showToast({ text: STRINGS.templateNoRoom, tone: 'problem' });
    }
  };
  return (
    <form class="card box editor" onSubmit={(event) => void save(event)}>
      {isGone && <p class="note s yellow">{t('templateGone')}</p>}
      <ClashNote
        clashes={clashes.map(({ field, mine, theirs }) => ({
          ...{ field, label: t(FIELD_SAYS[field]), mine: sayField(field, mine), theirs: sayField(field, theirs) },
          isText: field === 'public' || field === 'dm',
        }))}
        onSettle={(field, how) => form.settle(field as keyof TemplateFields, how)}
      />
      <label class="col s">
        {t('templateName')}
        <input
          class="field"
          name="name"
          value={fields.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label class="col s">
        {t('templatePublicText')}
        <textarea
          class="field"
          name="public"
          value={fields.public}
          onInput={(event) => change({ public: event.currentTarget.value })}
        />
      </label>
      <SiteLengths texts={wordings} />
      <label class="col s">
        {t('templateDmText')}
        <textarea
          class="field"
          name="dm"
          value={fields.dm}
          onInput={(event) => change({ dm: event.currentTarget.value })}
        />
      </label>
      <TemplateUses uses={fields} onChange={change} />
      <ShortcutHint words={splitList(fields.shortcuts)} />
      {doubles.map(({ word, template: other }) => (
        <p key={`${word} ${other.id}`} class="xs ink-orange" role="status" data-clash={word}>
          {t('shortcutClash', { word, name: pick(other.name) })}
        </p>
      ))}
      <ImageField
        images={splitImages(fields.images)}
        onChange={(images) => change({ images: images.length === 0 ? '' : JSON.stringify(images) })}
      />
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
        <FormButtons say={t('templateSave')} ready={!(isEmpty || stopped || clashes.length > 0)} onCancel={end} />
      </div>
    </form>
  );
}

/** A field in a clash; of pictures their names. */
function sayField(field: keyof TemplateFields, text: string | undefined): string {
  if (field !== 'images') return text ?? '';
  return splitImages(text ?? '')
    .map(({ name }) => name)
    .join(', ');
}
