import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { askBackground } from '../ask-background.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { dropOrigins, listOrigins, requestOrigins, watchOrigins } from './request-origins.ts';
import { SiteCorrections } from './site-corrections.tsx';
import { describeHosts, isGranted, listSiteChoices, patternOfAddress } from './site-list.ts';
import { findChanged, useChangedSites } from './use-changed-sites.ts';

const EVERY_SITE = ['https://*/*'];
const PRACTICE = ['http://127.0.0.1/*'];

/** What is granted, following every change, from whatever window. */
export function useOrigins(): readonly string[] {
  const [origins, setOrigins] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => {
      listOrigins().then(setOrigins, (error: unknown) => console.error('[earshot]', error));
    };
    look();
    return watchOrigins(look);
  }, []);
  return origins;
}

/** Sites, one by one, each with what it is for; taken back as easily as given. */
export function SiteSection(): JSX.Element {
  const { t, pick } = useWords();
  const origins = useOrigins();
  const [refused, setRefused] = useState<string | null>(null);
  const choices = listSiteChoices();
  const known = new Set([
    ...choices.flatMap((site) => site.patterns),
    ...PRACTICE,
    ...EVERY_SITE,
    'http://localhost/*',
  ]);
  const others = origins.filter(
    (origin) => !known.has(origin) && !choices.some((site) => isGranted(site.patterns, [origin])),
  );

  const ask = (patterns: readonly string[], name: string) => {
    requestOrigins(patterns).then(
      (granted) => {
        setRefused(granted ? null : name);
        void askBackground('sites.refresh', {});
      },
      (error: unknown) => console.error('[earshot]', error),
    );
  };
  const changed = useChangedSites();
  const missing = choices.filter((site) => !isGranted(site.patterns, origins));

  return (
    <>
      <div class="row wrap intro">
        <div class="s muted grow">
          <p>{t('sitesIntro')}</p>
          <p>{t('siteReason')}</p>
        </div>
        {missing.length > 0 && (
          <button
            type="button"
            class="btn sm"
            onClick={() =>
              ask(
                missing.flatMap((site) => site.patterns),
                t('siteAllSites'),
              )
            }
          >
            {t('siteAllowAll')}
          </button>
        )}
      </div>
      {refused !== null && (
        <p class="problem s" role="alert">
          <Icon name="warn" />
          {t('siteRefused', { site: refused })}
        </p>
      )}
      <ul class="sites">
        {choices.map((site) => (
          <SiteLine
            key={site.id}
            name={pick(site.labels)}
            detail={describeHosts(site)}
            problem={findChanged(changed, site.id)}
            granted={isGranted(site.patterns, origins)}
            onAllow={() => ask(site.patterns, pick(site.labels))}
            onRevoke={() => void dropOrigins(site.patterns)}
          />
        ))}
        <SiteLine
          name={t('sitePractice')}
          detail="127.0.0.1"
          granted={isGranted(PRACTICE, origins)}
          onAllow={() => ask(PRACTICE, t('sitePractice'))}
          onRevoke={() => void dropOrigins(PRACTICE)}
        />
        {others.map((origin) => (
          <SiteLine
            key={origin}
            name={origin.replace(/^https?:\/\//, '').replace(/\/\*$/, '')}
            detail={t('siteOther')}
            granted
            onAllow={() => ask([origin], origin)}
            onRevoke={() => void dropOrigins([origin])}
          />
        ))}
      </ul>
      <OtherSite onAsk={ask} />
      <SiteCorrections />
      <div class="row choice">
        <div class="grow">
          <p class="b">{t('siteScreens')}</p>
          <p class="s muted">{t('siteScreensReason')}</p>
        </div>
        {origins.includes('https://*/*') ? (
          <button type="button" class="btn" onClick={() => void dropOrigins(EVERY_SITE)}>
            {t('siteRevoke')}
          </button>
        ) : (
          <button type="button" class="btn" onClick={() => ask(EVERY_SITE, t('siteScreens'))}>
            {t('siteAllow')}
          </button>
        )}
      </div>
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly detail: string;
  /** What no longer works there, and what does; absent: nothing is known to be wrong. */
  readonly problem?: string | null;
  readonly granted: boolean;
  readonly onAllow: () => void;
  readonly onRevoke: () => void;
}

function SiteLine({ name, detail, problem, granted, onAllow, onRevoke }: LineProps): JSX.Element {
  const { t } = useWords();
  return (
    <li class={`row wrap ${granted ? 'granted' : ''}`}>
      <div class="grow">
        <p class="b cut">{name}</p>
        <p class="xs muted">{detail}</p>
      </div>
      {granted ? (
        <>
          <span class="tag green">
            <Icon name="check" size={12} />
            {t('siteAllowed')}
          </span>
          <button type="button" class="btn ghost sm" aria-label={`${t('siteRevoke')} ${name}`} onClick={onRevoke}>
            {t('siteRevoke')}
          </button>
        </>
      ) : (
        <button type="button" class="btn sm" aria-label={`${t('siteAllow')} ${name}`} onClick={onAllow}>
          {t('siteAllow')}
        </button>
      )}
      {granted && problem && <p class="xs problem">{problem}</p>}
    </li>
  );
}

function OtherSite({ onAsk }: { onAsk: (patterns: readonly string[], name: string) => void }): JSX.Element {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const [bad, setBad] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const pattern = patternOfAddress(address);
    setBad(pattern === null);
    if (pattern === null) return;
    onAsk([pattern], address);
    setAddress('');
  };
  return (
    <form class="other" onSubmit={submit}>
      <label class="grow">
        <span class="s b">{t('siteOther')}</span> <span class="xs muted">{t('siteOtherHint')}</span>
        <span class="row">
          <input
            class="field"
            type="text"
            inputmode="url"
            name="site"
            placeholder={t('siteOtherPlaceholder')}
            value={address}
            aria-invalid={bad}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
          <button type="submit" class="btn">
            {t('siteAdd')}
          </button>
        </span>
      </label>
      {bad && (
        <p class="problem s" role="alert">
          <Icon name="warn" />
          {t('siteOtherBad')}
        </p>
      )}
    </form>
  );
}
