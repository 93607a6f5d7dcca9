import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Template } from '../../shared/model/template.ts';
import { templates } from '../../shared/replies/registry.ts';
import { KIND_WORDS, TOPIC_WORDS } from '../i18n/term-labels.ts';
import { STRINGS } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { showProblem } from './act.ts';
import { EmptyState } from './empty-state.tsx';
import { SearchField } from './mention-view.tsx';
import { showToast } from './panel-store.ts';
import { nameField, TemplateText, writePlain } from './template-text.tsx';

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
                    <Half kind="public" texts={texts.public} />
                    {texts.dm === null ? (
                      <p class="xs muted">{t('templateNoDm')}</p>
                    ) : (
                      <Half kind="dm" texts={[texts.dm]} />
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

function Half({ kind, texts }: { kind: 'public' | 'dm'; texts: readonly string[] }): JSX.Element {
  const { t } = useWords();
  const isPublic = kind === 'public';
  return (
    <div class={`half half-${kind}`}>
      <div class="row xs">
        <span class={`tag ${isPublic ? 'accent' : ''}`}>{isPublic ? t('templatePublic') : t('templateDm')}</span>
        <span class="muted cut grow">{isPublic ? t('templatePublicHint') : t('templateDmHint')}</span>
        {texts.length > 1 && <span class="faint">{t('templateVariants', { n: texts.length })}</span>}
      </div>
      {texts.map((text) => (
        <div key={text} class="wording">
          <TemplateText text={text} />
          <button
            type="button"
            class="btn ghost sm"
            onClick={() => void copy(writePlain(text, (field) => nameField(field, t)))}
          >
            {t('copyText')}
          </button>
        </div>
      ))}
    </div>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: STRINGS.copied, tone: 'done' });
  } catch (error) {
    showProblem(error);
  }
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
