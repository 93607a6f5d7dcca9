import type { JSX } from 'preact';
import type { ApiAnswer } from '../../../shared/api.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import type { Answer } from '../use-answer.ts';

type Escalation = ApiAnswer<'listEscalations'>['items'][number];

/** Whether nobody has taken notice of a step up that still stands. */
export function waitsForNotice(one: Pick<Escalation, 'cancelledAt' | 'acknowledgedAt'>): boolean {
  return one.cancelledAt === null && one.acknowledgedAt === null;
}

/** Who was called, by name; nobody yet. */
export function CalledPeople({ state, ids }: { state: PanelState; ids: readonly string[] }): JSX.Element {
  const { t, language } = useWords();
  const who = joinWords(
    ids.map((id) => state.people.get(id) ?? '…'),
    language,
  );
  return <>{who === '' ? t('nobodyYet') : who}</>;
}

/** What became of a step up: it waits, somebody took notice, it was taken back. */
export function EscalationTag({
  state,
  one,
}: {
  state: PanelState;
  one: Pick<Escalation, 'cancelledAt' | 'acknowledgedAt' | 'acknowledgedBy'>;
}): JSX.Element {
  const { t } = useWords();
  if (one.cancelledAt !== null) return <span class="tag">{t('clockCancelled')}</span>;
  if (waitsForNotice(one)) return <span class="tag orange">{t('escalationWaits')}</span>;
  const name = state.people.get(one.acknowledgedBy ?? '') ?? '';
  return <span class="tag green">{t('escalationSeen', { name })}</span>;
}

/** Takes notice of a step up: it is told no more. */
export function TakeNotice({ id, doStep }: { id: string; doStep: Answer<unknown>['doStep'] }): JSX.Element {
  const { t } = useWords();
  return (
    <button
      type="button"
      class="btn sm"
      onClick={() => void doStep((client) => client.acknowledgeEscalation({ params: { id } }))}
    >
      {t('acknowledge')}
    </button>
  );
}
