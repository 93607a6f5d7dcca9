import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Brand } from '../../../shared/model/brand.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { lintWording } from '../../../shared/replies/lint-wording.ts';
import { findClashes } from '../../../shared/replies/list-shortcuts.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import { STRINGS, type StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { dropUnusedImages } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';
import { FormButtons } from '../form-buttons.tsx';
import { showToast, usePanelState } from '../panel-store.ts';
import { waitForKept } from '../use-kept.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { ImageField } from './image-field.tsx';
import { saveForTeam, saveOwn } from './save-template.ts';
import { ShortcutHint } from './shortcut-hint.tsx';
import { SiteLengths } from './site-lengths.tsx';
import {
  applyTemplateFields,
  readTemplateFields,
  splitImages,
  splitList,
  splitWordings,
  type TemplateFields,
  type Writer,
} from './template-fields.ts';
import { HOLDER_SAYS, TemplateHolder } from './template-holder.tsx';
import { TemplateUses } from './template-uses.tsx';
import type { Library } from './use-library.ts';

const FIELD_SAYS: Readonly<Record<keyof TemplateFields, StringKey>> = {
  name: 'templateName',
  public: 'templatePublicText',
  dm: 'templateDmText',
  shortcuts: 'templateShortcuts',
  kinds: 'templateKinds',
  topics: 'templateTopics',
  sites: 'templateSites',
  holder: 'templateFor',
  brands: 'templateBrands',
  images: 'templateImages',
};

interface Props {
  /** Null: a new one. */
  readonly template: Template | null;
  readonly library: Library;
  readonly onDone: () => void;
}

/**
 * Writes a template of one's own or of the house, one language at a time: judged as one types, measured as each site counts. What was typed
 * is there again when the panel was closed over it, and what somebody else changed meanwhile stands beside it until one is chosen.
 */
export function TemplateEditor({ template, library, onDone }: Props): JSX.Element {
  const { t, pick, language: shown } = useWords();
  const [language, setLanguage] = useState(shown);
  const own = library.own.find(({ id }) => id === template?.id) ?? null;
  const row = library.team.rows.find((one) => one.template.id === template?.id) ?? null;
  const isTeams = row !== null;
  const present = row?.template ?? own;
  const isGone = template !== null && (row === null ? own === null : row.archivedAt !== null);
  const now = useMemo(
    () => readTemplateFields(present ?? template, language, isTeams),
    [present, template, language, isTeams],
  );
  const form = useKeptForm<TemplateFields>(`template ${template?.id ?? 'new'} ${language}`, now);
  // What is saved a second time because the answer was lost is the same template.
  const newId = useRef(`own-${crypto.randomUUID()}`);
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
  // Each language is a form of its own: what was typed in one must not stay behind unseen.
  const isTouched = Object.keys(form.draft.change).length > 0;
  const isNobodys = fields.holder === 'brand' && splitList(fields.brands).length === 0;
  const isEmpty = fields.name.trim() === '' || (wordings.length === 0 && fields.dm.trim() === '');
  const doubles = useMemo(() => {
    const others = library.all.filter((one) => one.template.id !== template?.id).map((one) => one.template);
    return findClashes({ id: template?.id ?? '', shortcuts: splitList(fields.shortcuts) }, others);
  }, [library, template, fields.shortcuts]);
  const end = () => {
    form.forget();
    // Pictures that were chosen and given up go with their draft.
    waitForKept()
      .then(() => dropUnusedImages(Date.now()))
      .catch(showProblem);
    onDone();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const base = present ?? template;
    const written = applyTemplateFields(base, fields, language);
    const wish = { changed: base === null ? { ...written, id: newId.current } : written, own, row };
    try {
      // Refused, the other words arrive by themselves and are held beside these.
      if (!(await (fields.holder === 'own' ? saveOwn(wish) : saveForTeam(wish)))) return;
      showToast({ text: STRINGS[fields.holder === 'own' ? 'templateSaved' : 'templateSavedTeam'], tone: 'done' });
      end();
    } catch (error) {
      console.error('[earshot]', error);
      showToast({ text: STRINGS.templateNoRoom, tone: 'problem' });
    }
  };
  const { brands } = usePanelState();
  const say = (field: keyof TemplateFields, text: string | undefined) => sayField(field, text, { t, brands });
  return (
    <form class="card box editor" onSubmit={(event) => void save(event)}>
      {isGone && <p class="note s yellow">{t(isTeams ? 'templateGoneTeam' : 'templateGone')}</p>}
      <ClashNote
        clashes={clashes.map(({ field, mine, theirs }) => ({
          ...{ field, label: t(FIELD_SAYS[field]), mine: say(field, mine), theirs: say(field, theirs) },
          isText: field === 'public' || field === 'dm',
        }))}
        onSettle={(field, how) => form.settle(field as keyof TemplateFields, how)}
      />
      <TemplateHolder
        {...{ holder: fields.holder, brands: fields.brands, isTeams, onChange: change }}
        exists={library.team.exists}
      />
      <label class="row s">
        <span class="grow">
          {t('templateWrittenIn')} {isTouched && <span class="xs muted">{t('templateLanguageLater')}</span>}
        </span>
        <select
          class="btn sm"
          name="language"
          value={language}
          disabled={isTouched}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
        >
          <option value="zh-CN">简体中文</option>
          <option value="en">English</option>
        </select>
      </label>
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
                {shown === 'zh-CN' ? say.zh : say.en} <span class="faint num">{rule}</span>
              </li>
            ))}
          </ul>
        )}
        {stopped && <p class="ink-red b">{t('templateStopped')}</p>}
      </div>
      <div class="row">
        <FormButtons
          say={t('templateSave')}
          ready={!(isEmpty || isNobodys || stopped || clashes.length > 0)}
          onCancel={end}
        />
      </div>
    </form>
  );
}

/** A field in a clash: of pictures their names, of the holder and of brands what people call them. */
function sayField(
  field: keyof TemplateFields,
  text: string | undefined,
  names: { readonly t: ReturnType<typeof useWords>['t']; readonly brands: readonly Brand[] },
): string {
  if (field === 'holder') return names.t(HOLDER_SAYS[(text ?? 'own') as Writer]);
  const list =
    field === 'images'
      ? splitImages(text ?? '').map(({ name }) => name)
      : field === 'brands'
        ? splitList(text ?? '').map((id) => names.brands.find((one) => one.id === id)?.name ?? id)
        : null;
  return list === null ? (text ?? '') : list.join(', ');
}
