import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SiteHealth } from '../../../shared/model/site-health.ts';
import { formatAgo } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { loadSiteNames, nameSite } from '../../look/name-site.ts';
import { describeWhatWorks } from '../../sync/tell-site-changed.ts';
import { showProblem } from '../act.ts';
import { useNow } from '../use-now.ts';

/** Sites whose pages browsers of the workspace can no longer read as they should: what is lost and what still works. */
export function SiteHealthList({ sites }: { sites: readonly SiteHealth[] }): JSX.Element {
  const { t, language } = useWords();
  const now = useNow();
  const [, setNamed] = useState(false);
  useEffect(() => {
    loadSiteNames().then(() => setNamed(true), showProblem);
  }, []);
  return (
    <div class="card source" data-section="sites">
      <h2 class="s">{t('sitesChanged')}</h2>
      <p class="xs muted">{t('sitesChangedHint')}</p>
      <ul class="notes s">
        {sites.map((site) => (
          <li key={`${site.site} ${site.correction}`} data-site={site.site}>
            <b>{nameSite(site.site, language)}</b> {describeWhatWorks(site, language)}
            {site.correction !== null && <span class="line">{t('siteCorrectionOff', { n: site.correction })}</span>}
            <span class="line xs muted">
              {t('siteReported', {
                n: site.reports,
                time: formatAgo(site.lastAt, now, language),
                version: site.version,
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
