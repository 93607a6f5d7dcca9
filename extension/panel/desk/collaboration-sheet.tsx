import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { useWords } from '../../look/language-context.ts';
import { nameDepartment } from '../../look/name-policy.ts';
import { useAnswer } from '../use-answer.ts';

/** TKT-11: the sheet (问题处理协同表) that the departments of a case share. */
export function CollaborationSheet({ ticketId, version }: { ticketId: string; version: number }): JSX.Element | null {
  const { t, language } = useWords();
  const read = useCallback((client: ApiClient) => client.getCollaboration({ params: { id: ticketId } }), [ticketId]);
  const rows = useAnswer(read, version).answer?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="card box" data-section="collaboration">
      <h2 class="s">{t('collaboration')}</h2>
      <table class="sheet s">
        <thead>
          <tr>
            <th>{t('fieldDepartment')}</th>
            <th class="right">{t('collaborationTasks')}</th>
            <th class="right">{t('collaborationOpen')}</th>
            <th>{t('collaborationAnswered')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.department}>
              <td>{row.department === '' ? t('taskNoDepartment') : nameDepartment(row.department, language)}</td>
              <td class="num right">{row.tasks.length}</td>
              <td class="num right">{row.open}</td>
              <td>
                {row.answeredInTime === null ? (
                  <span class="muted">{t('collaborationWaits')}</span>
                ) : (
                  <span class={row.answeredInTime ? 'muted' : 'ink-red'}>
                    {t(row.answeredInTime ? 'collaborationInTime' : 'collaborationLate')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
