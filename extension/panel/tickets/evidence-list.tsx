import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { EvidenceItem } from '../../../shared/model/evidence.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { STRINGS, type StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { saveFile } from '../../look/save-file.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { may, type PanelState, showToast } from '../panel-store.ts';
import { readNow } from '../use-now.ts';

const KIND_KEYS: Record<EvidenceItem['kind'], StringKey> = {
  text: 'evidenceText',
  html: 'evidenceHtml',
  screenshot: 'evidenceScreenshot',
  metrics: 'evidenceMetrics',
  note: 'evidenceNote',
};

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly evidence: ApiAnswer<'getTicket'>['evidence'];
}

/** What was kept as proof, each with the fingerprint that shows whether it was changed (SEC-3). */
export function EvidenceList({ state, ticket, evidence }: Props): JSX.Element {
  const { t } = useWords();
  return (
    <section class="card box">
      <h2 class="s">{t('evidence')}</h2>
      {evidence.length === 0 && <p class="s muted">{t('evidenceNone')}</p>}
      <ul class="evidence">
        {evidence.map((item) => (
          <li key={item.id} class="row s">
            <span class="grow cut">
              {t(KIND_KEYS[item.kind])}{' '}
              <span class="num faint">
                sha256 {item.sha256.slice(0, 4)}…{item.sha256.slice(-2)}
              </span>
            </span>
            <button type="button" class="btn ghost sm" onClick={() => void download(ticket.id, item.id)}>
              {t('evidenceDownload')}
            </button>
          </li>
        ))}
      </ul>
      {mayTakePack(state, ticket) && <PackButton ticket={ticket} />}
    </section>
  );
}

/** SEC-4: everything of the ticket in one go. A large pack takes a moment; it is not asked for twice meanwhile. */
function PackButton({ ticket }: { ticket: Ticket }): JSX.Element {
  const { t, language } = useWords();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    await takePack(ticket, language);
    setBusy(false);
  };
  return (
    <div class="row wrap">
      <span class="s muted grow">{t('evidencePackHint')}</span>
      <button type="button" class="btn sm" data-do="evidence-pack" disabled={busy} onClick={() => void take()}>
        {t(busy ? 'evidencePackMaking' : 'evidencePack')}
      </button>
    </div>
  );
}

/** A pack shows everything unmasked: it is for who may see the ticket so (SEC-1). The monitor decides; this spares a refusal. */
function mayTakePack(state: PanelState, { handlerId }: Ticket): boolean {
  if (!may(state, 'tickets.edit')) return false;
  return handlerId === null || handlerId === state.pairing?.personId || may(state, 'mentions.release-any');
}

/** Saved as a file and never shown as a page: a kept page's markup is only ever text. */
async function download(id: string, evidenceId: string): Promise<void> {
  const file = await tryMonitor(panelClient(), (client) => client.getEvidence({ params: { id, evidenceId } }));
  if (file) saveFile(file, `evidence-${evidenceId}${file.mediaType.startsWith('image/png') ? '.png' : '.txt'}`);
}

/** In this browser's language and time zone, as whoever reads it expects. */
async function takePack({ id, number }: Ticket, lang: Language): Promise<void> {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const file = await tryMonitor(panelClient(), (client) =>
    client.getEvidencePack({ params: { id }, query: { lang, zone } }),
  );
  if (!file) return;
  saveFile(file, `evidence-${number}-${new Date(readNow()).toLocaleDateString('sv-SE')}.zip`);
  showToast({ text: STRINGS.evidencePackSaved, tone: 'done' });
}
