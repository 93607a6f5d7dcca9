import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatInstant } from '../look/format-time.ts';
import { joinWords } from '../look/join-words.ts';
import { useWords } from '../look/language-context.ts';
import {
  correctsSomething,
  dropSiteOverride,
  findInUse,
  type KeptOverride,
  type OverrideOrigin,
  type OverridesByOrigin,
  readSiteOverrides,
  watchSiteOverrides,
} from '../sync/site-override-store.ts';
import { CorrectionForm } from './correction-form.tsx';
import { type CorrectionPart, listParts, nameSite, PART_NAMES } from './correction-names.ts';
import { useWorkspaceCorrections, type WorkspaceCorrections } from './use-workspace-corrections.ts';
import { DropForAll, WorkspaceNote } from './workspace-note.tsx';

/** Corrected selectors of changed sites: what is in use, where it came from, and the way back. */
export function SiteCorrections(): JSX.Element {
  const { t } = useWords();
  const [kept, setKept] = useState<OverridesByOrigin>({ own: {}, workspace: {} });
  useEffect(() => {
    const look = () => void readSiteOverrides().then(setKept, (error: unknown) => console.error('[earshot]', error));
    look();
    return watchSiteOverrides(look);
  }, []);
  const workspace = useWorkspaceCorrections();
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
            <CorrectionLine key={`${line.origin} ${line.row.override.site}`} workspace={workspace} {...line} />
          ))}
        </ul>
      )}
      <CorrectionForm workspace={workspace} />
    </details>
  );
}

const ORIGIN_WORDS = { own: 'correctionOwn', workspace: 'correctionWorkspace' } as const;

interface CorrectionLineProps {
  readonly row: KeptOverride;
  readonly origin: OverrideOrigin;
  readonly isUsed: boolean;
  readonly workspace: WorkspaceCorrections | null;
}

function CorrectionLine({ row, origin, isUsed, workspace }: CorrectionLineProps): JSX.Element {
  const { t, pick, language } = useWords();
  const { site, revision } = row.override;
  const corrects = correctsSomething(row.override);
  const name = pick(nameSite(site));
  const at = (instant: number) => formatInstant(instant, Date.now(), language);
  const list = (parts: readonly CorrectionPart[]) =>
    joinWords(
      parts.map((part) => t(PART_NAMES[part])),
      language,
    );
  return (
    <li class="row wrap">
      <div class="grow">
        <p class="b cut">{name}</p>
        <p class="xs muted">{t(ORIGIN_WORDS[origin], { revision, time: at(row.savedAt) })}</p>
        {origin === 'workspace' && <WorkspaceNote of={row.override} workspace={workspace} />}
        <p class="xs muted">
          {corrects ? t('correctionWhat', { parts: list(listParts(row.override)) }) : t('correctionAsShipped')}
        </p>
        {corrects && !isUsed && !row.rolledBack && <p class="xs muted">{t('correctionBehind')}</p>}
      </div>
      {origin === 'workspace' && corrects && workspace?.mayGive && (
        <DropForAll site={site} name={name} client={workspace.client} />
      )}
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
