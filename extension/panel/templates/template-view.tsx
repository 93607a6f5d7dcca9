import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Template } from '../../../shared/model/template.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { showProblem } from '../act.ts';
import { EmptyState } from '../empty-state.tsx';
import { SearchField } from '../mentions/mention-view.tsx';
import { showToast, usePanelState } from '../panel-store.ts';
import { ArchivedTemplates } from './archived-templates.tsx';
import { whyNoTeam } from './may-write-team.ts';
import { copyToOwn } from './save-template.ts';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateExport } from './template-export.tsx';
import { TemplateImport } from './template-import.tsx';
import { TemplateItem } from './template-item.tsx';
import { useLibrary } from './use-library.ts';

type Doing = { readonly edit: Template | null } | 'import' | 'export' | null;

/** The library of replies: each template with its public and its private half, which never look alike. */
export function TemplateView(): JSX.Element {
  const { t } = useWords();
  const state = usePanelState();
  const [query, setQuery] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const library = useLibrary();
  const found = useMemo(() => library.all.filter(({ template }) => matches(template, query)), [library, query]);
  const whyNot = whyNoTeam(state, library.team.exists);
  const copy = async (template: Template) => {
    const made = await copyToOwn(template);
    showToast({ text: STRINGS.templateCopied, tone: 'done' });
    setOpenId(made.id);
    setDoing({ edit: made });
  };
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
      {doing === 'import' && <TemplateImport library={library} />}
      {doing === 'export' && <TemplateExport library={library} />}
      {doing !== null && typeof doing === 'object' && (
        <TemplateEditor
          key={doing.edit?.id ?? 'new'}
          template={doing.edit}
          library={library}
          onDone={() => setDoing(null)}
        />
      )}
      {found.length === 0 ? (
        <EmptyState kind="search" title={t('emptyTemplatesTitle')} text={t('emptyTemplates')} />
      ) : (
        <ul class="scroller grow plain">
          {found.map((held) => {
            const { template } = held;
            return (
              <TemplateItem
                key={template.id}
                {...{ held, whyNot }}
                isOpen={template.id === openId}
                onOpen={() => setOpenId(template.id === openId ? null : template.id)}
                onEdit={() => setDoing({ edit: template })}
                onCopy={() => void copy(template).catch(showProblem)}
              />
            );
          })}
        </ul>
      )}
      {whyNot === null && doing === null && <ArchivedTemplates rows={library.team.rows} />}
    </section>
  );
}

function matches(template: Template, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = JSON.stringify([template.name, template.shortcuts, template.texts, template.rules]).toLowerCase();
  return words.every((word) => text.includes(word));
}
