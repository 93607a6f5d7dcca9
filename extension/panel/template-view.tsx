import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Template } from '../../shared/model/template.ts';
import { templates } from '../../shared/replies/registry.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../i18n/term-labels.ts';
import { useWords } from '../look/language-context.ts';
import { EmptyState } from './empty-state.tsx';
import { SearchField } from './mention-view.tsx';
import { TemplateHalf } from './template-half.tsx';

/** The library of replies: each template with its public and its private half, which never look alike. */
export function TemplateView(): JSX.Element {
  const { t, pick, language } = useWords();
  const [query, setQuery] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const found = useMemo(() => templates.filter((template) => matches(template, query)), [query]);
  return (
    <section class="view" aria-label={t('tabTemplates')}>
      <search class="filters">
        <SearchField value={query} label={t('searchTemplates')} clearLabel={t('clearSearch')} onChange={setQuery} />
      </search>
      {found.length === 0 ? (
        <EmptyState kind="search" title={t('emptyTemplatesTitle')} text={t('emptyTemplates')} />
      ) : (
        <ul class="scroller grow plain">
          {found.map((template) => {
            const open = template.id === openId;
            const texts = template.texts[language];
            return (
              <li key={template.id} class="card mention template">
                <button
                  type="button"
                  class="fold"
                  aria-expanded={open}
                  onClick={() => setOpenId(open ? null : template.id)}
                >
                  <span class="b cut grow">{pick(template.name)}</span>
                  <span class="xs faint num">{template.rules.join(' · ')}</span>
                </button>
                <span class="xs muted cut">{describeUse(template, pick)}</span>
                {open && (
                  <>
                    <TemplateHalf kind="public" texts={texts.public} />
                    {texts.dm === null ? (
                      <p class="xs muted">{t('templateNoDm')}</p>
                    ) : (
                      <TemplateHalf kind="dm" texts={[texts.dm]} />
                    )}
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
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
