import type { JSX } from 'preact';
import type { TeamTemplate } from '../../../shared/model/team-template.ts';
import { useWords } from '../../look/language-context.ts';
import { setArchived } from './save-template.ts';
import { ChangedLine } from './template-item.tsx';

/** Templates of the house that are out of use, with the way back. */
export function ArchivedTemplates({ rows }: { readonly rows: readonly TeamTemplate[] }): JSX.Element | null {
  const { t, pick } = useWords();
  const archived = rows.filter(({ archivedAt }) => archivedAt !== null).sort((a, b) => b.changedAt - a.changedAt);
  if (archived.length === 0) return null;
  return (
    <details class="s archived">
      <summary>{t('templatesArchived', { n: archived.length })}</summary>
      <ul class="plain">
        {archived.map((row) => (
          <li key={row.template.id} class="row" data-archived={row.template.id}>
            <span class="grow">
              <bdi class="b break">{pick(row.template.name)}</bdi>
              <ChangedLine held={{ row }} />
            </span>
            <button type="button" class="btn sm" data-do="restore" onClick={() => void setArchived(row, false)}>
              {t('templateRestore')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
