import type { JSX } from 'preact';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { EvidenceItem } from '../../../shared/model/evidence.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { saveFile } from '../../look/save-file.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';

const KIND_KEYS: Record<EvidenceItem['kind'], StringKey> = {
  text: 'evidenceText',
  html: 'evidenceHtml',
  screenshot: 'evidenceScreenshot',
  metrics: 'evidenceMetrics',
  note: 'evidenceNote',
};

interface Props {
  readonly ticketId: string;
  readonly evidence: ApiAnswer<'getTicket'>['evidence'];
}

/** What was kept as proof, each with the fingerprint that shows whether it was changed (SEC-3). */
export function EvidenceList({ ticketId, evidence }: Props): JSX.Element {
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
            <button type="button" class="btn ghost sm" onClick={() => void download(ticketId, item.id)}>
              {t('evidenceDownload')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Saved as a file and never shown as a page: a kept page's markup is only ever text. */
async function download(id: string, evidenceId: string): Promise<void> {
  const file = await tryMonitor(panelClient(), (client) => client.getEvidence({ params: { id, evidenceId } }));
  if (file) saveFile(file, `evidence-${evidenceId}${file.mediaType.startsWith('image/png') ? '.png' : '.txt'}`);
}
