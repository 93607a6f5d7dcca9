import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Labels } from '../../shared/model/labels.ts';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import { sayWith } from '../i18n/translate.ts';
import { formatInstant } from '../look/format-time.ts';
import { Icon } from '../look/icons.tsx';
import { joinWords } from '../look/join-words.ts';
import { useWords } from '../look/language-context.ts';
import { isSelector } from '../reading/is-selector.ts';
import type { FieldName } from '../reading/site-adapter.ts';
import { SITES } from '../sites/registry.ts';
import {
  dropSiteOverride,
  findInUse,
  type KeptOverride,
  type OverrideOrigin,
  type OverridesByOrigin,
  readSiteOverrides,
  saveSiteOverride,
  watchSiteOverrides,
} from '../sync/site-override-store.ts';

const PART_NAMES = {
  posts: 'fieldPosts',
  path: 'fieldPath',
  id: 'fieldId',
  author: 'fieldAuthor',
  authorUrl: 'fieldAuthorUrl',
  title: 'fieldTitle',
  text: 'fieldText',
  permalink: 'fieldPermalink',
  publishedAt: 'fieldPublishedAt',
  likes: 'fieldLikes',
  comments: 'fieldComments',
  rating: 'fieldRating',
} as const satisfies Readonly<Record<FieldName | 'posts' | 'path', string>>;
type Part = keyof typeof PART_NAMES;

/** Corrected selectors of changed sites: what is in use, where it came from, and the way back. */
export function SiteCorrections(): JSX.Element {
  const { t } = useWords();
  const [kept, setKept] = useState<OverridesByOrigin>({ own: {}, workspace: {} });
  useEffect(() => {
    const look = () => void readSiteOverrides().then(setKept, (error: unknown) => console.error('[earshot]', error));
    look();
    return watchSiteOverrides(look);
  }, []);
  const rows = (['own', 'workspace'] as const).flatMap((origin) =>
    Object.values(kept[origin]).map((row) => ({ row, origin, isUsed: findInUse(kept, row.override.site) === origin })),
  );
  return (
    <details class="corrections" open={rows.length > 0}>
      <summary class="b">{t('correctionTitle')}</summary>
      <p class="s muted">{t('correctionIntro')}</p>
      {rows.length > 0 && (
        <ul>
          {rows.map((line) => (
            <CorrectionLine key={`${line.origin} ${line.row.override.site}`} {...line} />
          ))}
        </ul>
      )}
      <CorrectionForm />
    </details>
  );
}

const ORIGIN_WORDS = { own: 'correctionOwn', workspace: 'correctionWorkspace' } as const;

interface CorrectionLineProps {
  readonly row: KeptOverride;
  readonly origin: OverrideOrigin;
  readonly isUsed: boolean;
}

function CorrectionLine({ row, origin, isUsed }: CorrectionLineProps): JSX.Element {
  const { t, pick, language } = useWords();
  const { site, revision } = row.override;
  const name = pick(nameSite(site));
  const at = (instant: number) => formatInstant(instant, Date.now(), language);
  const list = (parts: readonly Part[]) =>
    joinWords(
      parts.map((part) => t(PART_NAMES[part])),
      language,
    );
  return (
    <li class="row wrap">
      <div class="grow">
        <p class="b cut">{name}</p>
        <p class="xs muted">{t(ORIGIN_WORDS[origin], { revision, time: at(row.savedAt) })}</p>
        <p class="xs muted">{t('correctionWhat', { parts: list(listParts(row.override)) })}</p>
        {!isUsed && !row.rolledBack && <p class="xs muted">{t('correctionBehind')}</p>}
      </div>
      {origin === 'own' && (
        <button
          type="button"
          class="btn ghost sm"
          aria-label={`${t('correctionDrop')} ${name}`}
          onClick={() => void dropSiteOverride(site)}
        >
          {t('correctionDrop')}
        </button>
      )}
      {row.rolledBack && (
        <p class="xs problem">
          {t('correctionRolledBack', { time: at(row.rolledBack.at), parts: list(row.rolledBack.broken) })}
        </p>
      )}
    </li>
  );
}

function CorrectionForm(): JSX.Element {
  const { t, pick } = useWords();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly words: Labels } | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    saveCorrection(text, Date.now()).then(
      (answer) => {
        setSaid(answer);
        if (answer.ok) setText('');
      },
      (error: unknown) => console.error('[earshot]', error),
    );
  };
  return (
    <form class="other" onSubmit={submit}>
      <label>
        <span class="s b">{t('correctionText')}</span>
        <textarea
          class="field"
          name="correction"
          rows={5}
          spellcheck={false}
          required
          placeholder={'{"site":"weibo","revision":1,"kinds":{"post":{"fields":{"author":[{"at":"a.name"}]}}}}'}
          value={text}
          aria-invalid={said?.ok === false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn">
        {t('correctionSave')}
      </button>
      {said && (
        <p class={said.ok ? 's' : 'problem s'} role={said.ok ? 'status' : 'alert'}>
          <Icon name={said.ok ? 'check' : 'warn'} />
          {pick(said.words)}
        </p>
      )}
    </form>
  );
}

async function saveCorrection(text: string, now: number): Promise<{ readonly ok: boolean; readonly words: Labels }> {
  const { parseSiteOverride } = await import('../sync/parse-site-override.ts');
  const parsed = parseSiteOverride(text, SITES, (selector) => isSelector(selector, document));
  if (!parsed.ok) return { ok: false, words: parsed.problem };
  const { site, revision } = parsed.override;
  const newer = await saveSiteOverride(parsed.override, now);
  if (newer !== null) return { ok: false, words: sayWith('correctionOld', { revision: newer }) };
  const name = nameSite(site);
  return {
    ok: true,
    words: {
      'zh-CN': sayWith('correctionSaved', { site: name['zh-CN'], revision })['zh-CN'],
      en: sayWith('correctionSaved', { site: name.en, revision }).en,
    },
  };
}

function listParts({ kinds }: SiteCorrection): readonly Part[] {
  const parts = Object.values(kinds).flatMap(({ path, fields = {} }) => [
    ...(path === undefined ? [] : ['path' as const]),
    ...(Object.keys(fields) as (keyof typeof fields)[]),
  ]);
  return [...new Set(parts)];
}

function nameSite(id: string): Labels {
  return SITES.find((site) => site.id === id)?.labels ?? { 'zh-CN': id, en: id };
}
