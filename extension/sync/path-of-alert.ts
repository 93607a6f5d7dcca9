import type { Alert } from '../../shared/model/alert.ts';

/** Where an alert leads in the panel: to what it is about, else to the list in which it can be acknowledged. */
export function pathOfAlert({
  kind,
  mentionId,
  ticketId,
  caseId,
}: Pick<Alert, 'kind' | 'mentionId' | 'ticketId'> & { readonly caseId?: string }): string {
  if (mentionId !== null) return `mention/${mentionId}`;
  if (ticketId !== null) return `ticket/${ticketId}`;
  if (caseId !== undefined) return `case/${caseId}`;
  if (kind === 'mention') return 'mentions';
  if (kind === 'case') return 'pr/cases';
  if (kind === 'burst') return 'pr/bursts';
  if (kind === 'search') return 'pr/search';
  if (kind === 'source-blind') return 'sources';
  return 'alerts';
}
