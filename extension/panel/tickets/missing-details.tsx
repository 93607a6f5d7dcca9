import type { JSX } from 'preact';
import type { Language } from '../../../shared/model/labels.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { type DirectFields, fillDirect, listFields } from '../../../shared/replies/fill-template.ts';
import { templates } from '../../../shared/replies/registry.ts';
import { type Detail, findMissingDetails, sayDetails } from '../../../shared/service/missing-details.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { copyText } from '../act.ts';
import { DETAIL_NAMES } from './detail-names.ts';

/** The rule of the one message that asks for everything. */
const RULE = 'TKT-3';

interface Props {
  readonly ticket: Ticket;
  /** What is known for the direct message. */
  readonly fields: DirectFields;
  readonly onFill: () => void;
}

/** TKT-3: what is still missing, filled in here, or asked for with one message. Nothing when nothing is. */
export function MissingDetails({ ticket, fields, onFill }: Props): JSX.Element | null {
  const { t, language } = useWords();
  const missing = findMissingDetails(ticket);
  if (missing.length === 0 || ticket.state === 'resolved' || ticket.state === 'closed') return null;
  const names = joinWords(
    missing.map((detail) => t(DETAIL_NAMES[detail])),
    language,
  );
  return (
    <div class="note row wrap s missing" data-missing={missing.join(' ')}>
      <span class="grow">{t('detailsMissing', { names })}</span>
      <button type="button" class="btn sm" onClick={() => void copyText(writeRequest(missing, fields, language))}>
        {t('detailsAsk')}
      </button>
      <button type="button" class="btn sm" onClick={onFill}>
        {t('detailsFill')}
      </button>
    </div>
  );
}

function writeRequest(missing: readonly Detail[], fields: DirectFields, language: Language): string {
  const dm = templates.find(({ rules }) => rules.includes(RULE))?.texts[language].dm;
  if (dm == null) return sayDetails(missing, language);
  const questions = listFields(dm).filter((field) => field.startsWith('ask:'));
  const said = sayDetails(missing, language);
  return fillDirect(dm, fields, Object.fromEntries(questions.map((field) => [field.slice('ask:'.length), said]))).text;
}
