import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../look/language-context.ts';
import { countLength } from '../../reading/count-length.ts';
import type { SiteAdapter, SiteLimits } from '../../reading/site-adapter.ts';
import { showProblem } from '../act.ts';
import { writePlain } from './template-text.tsx';

interface Site extends Pick<SiteAdapter, 'id' | 'labels'> {
  readonly limits: SiteLimits;
}

/** How long each wording is on a site, as that site counts, against what it takes. */
export function SiteLengths({ texts }: { texts: readonly string[] }): JSX.Element | null {
  const { t, pick } = useWords();
  const [sites, setSites] = useState<readonly Site[]>([]);
  const [siteId, setSiteId] = useState('weibo');
  useEffect(() => {
    // The adapters are heavy; the view is drawn without them.
    import('../../sites/registry.ts').then(
      ({ SITES, ANSWERING }) =>
        setSites(
          SITES.flatMap(({ id, labels }) => {
            const limits = ANSWERING[id]?.limits;
            return limits === undefined || id.startsWith('practice') ? [] : [{ id, labels, limits }];
          }),
        ),
      showProblem,
    );
  }, []);
  const site = sites.find(({ id }) => id === siteId) ?? sites[0];
  if (!site) return null;
  const { counting, publicCharacters: limit } = site.limits;
  return (
    <div class="lengths xs">
      <select
        class="btn sm"
        aria-label={t('templateSite')}
        value={site.id}
        onChange={(event) => setSiteId(event.currentTarget.value)}
      >
        {sites.map(({ id, labels }) => (
          <option key={id} value={id}>
            {pick(labels)}
          </option>
        ))}
      </select>
      {texts.map((text) => {
        const n = countLength(
          writePlain(text, (field) => field),
          counting,
        );
        const over = limit === null ? 0 : n - limit;
        return (
          <span key={text} class={`tag num ${over > 0 ? 'red' : ''}`}>
            {limit === null ? t('templateLengthFree', { n }) : t('templateLength', { n, limit })}
            {over > 0 && ` · ${t('templateTooLong', { n: over })}`}
          </span>
        );
      })}
    </div>
  );
}
