import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { readNow } from '../use-now.ts';

/** Looks at a source once, so that people know whether it is heard now; nothing is kept of it. */
export function SourceTrial({ sourceId }: { sourceId: string }): JSX.Element {
  const { t, language } = useWords();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<ApiAnswer<'testSource'> | null>(null);
  const run = async () => {
    setBusy(true);
    setTried(await tryMonitor(panelClient(), (client) => client.testSource({ params: { id: sourceId } })));
    setBusy(false);
  };
  return (
    <div class="trial">
      <div class="row s">
        <button type="button" class="btn sm" data-do="try-source" disabled={busy} onClick={() => void run()}>
          {busy ? t('sourceTrying') : t('sourceTry')}
        </button>
        <span class="xs muted grow" role="status">
          {tried === null
            ? t('sourceTryHint')
            : tried.ok
              ? t('sourceTried', { n: tried.entries, time: `${(tried.tookMs / 1000).toFixed(1)} s` })
              : t('sourceTriedNot', { reason: tried.error ?? '' })}
        </span>
      </div>
      {tried?.cannotKeepWindow && (
        <p class="xs reason" data-said="window">
          {t('sourceTriedLate', { reason: tried.cannotKeepWindow })}
        </p>
      )}
      {tried?.remark && <p class="xs reason">{tried.remark}</p>}
      {tried !== null && tried.sample.length > 0 && (
        <ul class="links xs">
          {tried.sample.map(({ title, link, publishedAt }) => (
            <li key={`${link}${title}`} class="cut">
              {publishedAt !== null && (
                <span class="muted num">{formatInstant(publishedAt, readNow(), language)} </span>
              )}
              <bdi>{title ?? link ?? ''}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
