import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import { sayWith } from '../i18n/translate.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { isSelector } from '../reading/is-selector.ts';
import { SITES } from '../sites/registry.ts';
import { saveSiteOverride } from '../sync/site-override-store.ts';
import { nameSite } from './correction-names.ts';
import { refreshCorrections, type WorkspaceCorrections } from './use-workspace-corrections.ts';

/** What became of it, in words. */
interface Said {
  readonly ok: boolean;
  readonly words: Labels;
}

interface FormProps {
  readonly workspace: WorkspaceCorrections | null;
}

/** Takes a correction for this browser or, from an administrator, for everybody. */
export function CorrectionForm({ workspace }: FormProps): JSX.Element {
  const { t, pick } = useWords();
  const [text, setText] = useState('');
  const [isForAll, setForAll] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const client = isForAll && workspace?.mayGive ? workspace.client : null;
    saveCorrection(text, client, Date.now()).then(
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
      {workspace?.mayGive && (
        <label class="row s tick">
          <input
            type="checkbox"
            name="for-all"
            checked={isForAll}
            onChange={(event) => setForAll(event.currentTarget.checked)}
          />
          {t('correctionForAll')}
        </label>
      )}
      <button type="submit" class="btn">
        {t('correctionSave')}
      </button>
      {said && (
        <p class={said.ok ? 'row said s' : 'problem s'} role={said.ok ? 'status' : 'alert'}>
          <Icon name={said.ok ? 'check' : 'warn'} />
          {pick(said.words)}
        </p>
      )}
    </form>
  );
}

/** `client`: of the monitor that gives it to everybody; null: it is for this browser. */
async function saveCorrection(text: string, client: ApiClient | null, now: number): Promise<Said> {
  const { parseSiteOverride } = await import('../sync/parse-site-override.ts');
  const parsed = parseSiteOverride(text, SITES, (selector) => isSelector(selector, document));
  if (!parsed.ok) return { ok: false, words: parsed.problem };
  const { site, revision } = parsed.override;
  if (client) {
    const refused = await giveToAll(client, parsed.override, now);
    return refused ?? { ok: true, words: sayOfSite('correctionGiven', site, revision) };
  }
  const newer = await saveSiteOverride(parsed.override, now);
  if (newer !== null) return { ok: false, words: sayWith('correctionOld', { revision: newer }) };
  return { ok: true, words: sayOfSite('correctionSaved', site, revision) };
}

/** Null: it is in use. */
async function giveToAll(client: ApiClient, body: SiteCorrection, now: number): Promise<Said | null> {
  try {
    await client.giveSiteCorrection({ body });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, words: error.labels };
  }
  await refreshCorrections(now);
  return null;
}

function sayOfSite(key: 'correctionSaved' | 'correctionGiven', site: string, revision: number): Labels {
  const name = nameSite(site);
  return {
    'zh-CN': sayWith(key, { site: name['zh-CN'], revision })['zh-CN'],
    en: sayWith(key, { site: name.en, revision }).en,
  };
}
