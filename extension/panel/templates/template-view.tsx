import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Template, TemplateText } from '../../../shared/model/template.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { useWords } from '../../look/language-context.ts';
import { deleteOwnTemplate, readOwnTemplates, watchOwnTemplates } from '../../sync/own-templates.ts';
import { dropUnusedImages } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';
import { EmptyState } from '../empty-state.tsx';
import { SearchField } from '../mentions/mention-view.tsx';
import { waitForKept } from '../use-kept.ts';
import { SiteLengths } from './site-lengths.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateExport } from './template-export.tsx';
import { TemplateHalf } from './template-half.tsx';
import { TemplateImport } from './template-import.tsx';

type Doing = { readonly edit: Template | null } | 'import' | 'export' | null;

/** The library of replies: each template with its public and its private half, which never look alike. */
export function TemplateView(): JSX.Element {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const own = useOwnTemplates();
  const found = useMemo(() => [...own, ...shipped].filter((template) => matches(template, query)), [own, query]);
  return (
    <section class="view" aria-label={t('tabTemplates')}>
      <search class="filters">
        <SearchField value={query} label={t('searchTemplates')} clearLabel={t('clearSearch')} onChange={setQuery} />
        <button type="button" class="btn" data-do="new" onClick={() => setDoing({ edit: null })}>
          {t('templateNew')}
        </button>
        {(['import', 'export'] as const).map((what) => (
          <button
            key={what}
            type="button"
            class="btn"
            data-do={what}
            aria-expanded={doing === what}
            onClick={() => setDoing(doing === what ? null : what)}
          >
            {t(what === 'import' ? 'templateImport' : 'templateExport')}
          </button>
        ))}
      </search>
      {doing === 'import' && <TemplateImport />}
      {doing === 'export' && <TemplateExport own={own} />}
      {doing !== null && typeof doing === 'object' && (
        <TemplateEditor key={doing.edit?.id ?? 'new'} template={doing.edit} own={own} onDone={() => setDoing(null)} />
      )}
      {found.length === 0 ? (
        <EmptyState kind="search" title={t('emptyTemplatesTitle')} text={t('emptyTemplates')} />
      ) : (
        <ul class="scroller grow plain">
          {found.map((template) => (
            <TemplateItem
              key={template.id}
              template={template}
              isOwn={own.includes(template)}
              isOpen={template.id === openId}
              onOpen={() => setOpenId(template.id === openId ? null : template.id)}
              onEdit={() => setDoing({ edit: template })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function useOwnTemplates(): readonly Template[] {
  const [own, setOwn] = useState<readonly Template[]>([]);
  useEffect(() => {
    readOwnTemplates().then(setOwn, showProblem);
    return watchOwnTemplates(setOwn);
  }, []);
  return own;
}

interface ItemProps {
  readonly template: Template;
  readonly isOwn: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
}

function TemplateItem({ template, isOwn, isOpen, onOpen, onEdit }: ItemProps): JSX.Element {
  const { t, pick, language } = useWords();
  // An imported one may have words in one language only.
  const texts = hasWords(template.texts[language]) ? template.texts[language] : template.texts[OTHER[language]];
  return (
    <li class="card mention template" data-template={template.id}>
      <button type="button" class="fold" aria-expanded={isOpen} onClick={onOpen}>
        <span class="b cut grow">{pick(template.name)}</span>
        {isOwn && <span class="tag accent">{t('templateOwn')}</span>}
        {template.images && <span class="tag">{t('templateImagesOf', { n: template.images.length })}</span>}
        <span class="xs faint num">{template.rules.join(' · ')}</span>
      </button>
      <span class="xs muted cut">{describeUse(template, pick)}</span>
      {isOpen && (
        <>
          {texts.public.length > 0 && <TemplateHalf kind="public" texts={texts.public} />}
          {texts.public.length > 0 && <SiteLengths texts={texts.public} />}
          {texts.dm === null ? (
            <p class="xs muted">{t('templateNoDm')}</p>
          ) : (
            <TemplateHalf kind="dm" texts={[texts.dm]} />
          )}
          {isOwn && (
            <div class="row">
              <button type="button" class="btn sm" onClick={onEdit}>
                {t('templateEdit')}
              </button>
              <button
                type="button"
                class="btn sm danger"
                onClick={() =>
                  void deleteOwnTemplate(template.id).then(waitForKept).then(dropUnusedImages).catch(showProblem)
                }
              >
                {t('templateDelete')}
              </button>
            </div>
          )}
        </>
      )}
    </li>
  );
}

const OTHER = { 'zh-CN': 'en', en: 'zh-CN' } as const;

function hasWords({ public: wordings, dm }: TemplateText): boolean {
  return wordings.length > 0 || dm !== null;
}

function describeUse(template: Template, pick: ReturnType<typeof useWords>['pick']): string {
  return [
    ...template.kinds.map((kind) => pick(KIND_WORDS[kind])),
    ...template.topics.map((topic) => pick(TOPIC_WORDS[topic])),
    ...template.shortcuts,
  ].join(' · ');
}

function matches(template: Template, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = JSON.stringify([template.name, template.shortcuts, template.texts, template.rules]).toLowerCase();
  return words.every((word) => text.includes(word));
}
