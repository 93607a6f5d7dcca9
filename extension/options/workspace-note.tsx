import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import { formatInstant } from '../look/format-time.ts';
import { joinWords } from '../look/join-words.ts';
import { useWords } from '../look/language-context.ts';
import { PART_NAMES } from './correction-names.ts';
import { refreshCorrections, type WorkspaceCorrections } from './use-workspace-corrections.ts';

interface NoteProps {
  readonly of: SiteCorrection;
  readonly workspace: WorkspaceCorrections | null;
}

/** Who gave a correction of the workspace, and how other browsers fared with it. */
export function WorkspaceNote({ of: { site, revision }, workspace }: NoteProps): JSX.Element | null {
  const { t, language } = useWords();
  if (!workspace) return null;
  const giver = workspace.given.find((one) => one.site === site && one.revision === revision);
  const back = workspace.takenBack.find((one) => one.site === site && one.correction === revision);
  const parts = back?.broken.map((part) => (isPart(part) ? t(PART_NAMES[part]) : part)) ?? [];
  const at = (instant: number) => formatInstant(instant, Date.now(), language);
  return (
    <>
      {giver?.by && giver.at !== null && (
        <p class="xs muted">{t('correctionGiver', { name: giver.by, time: at(giver.at) })}</p>
      )}
      {back && (
        <p class="xs problem">
          {t('correctionTakenBack', {
            count: back.reports,
            time: at(back.lastAt),
            parts: joinWords(parts, language),
          })}
        </p>
      )}
    </>
  );
}

function isPart(name: string): name is keyof typeof PART_NAMES {
  return name in PART_NAMES;
}

interface DropProps {
  readonly site: string;
  readonly name: string;
  readonly client: ApiClient;
}

/** An administrator's way back for everybody. */
export function DropForAll({ site, name, client }: DropProps): JSX.Element {
  const { t, pick } = useWords();
  const [problem, setProblem] = useState<Labels | null>(null);
  const drop = async () => {
    try {
      await client.dropSiteCorrection({ params: { id: site } });
      await refreshCorrections(Date.now());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.labels);
    }
  };
  return (
    <>
      <button
        type="button"
        class="btn ghost sm"
        aria-label={`${t('correctionDropForAll')} ${name}`}
        onClick={() => {
          drop().catch((error: unknown) => console.error('[earshot]', error));
        }}
      >
        {t('correctionDropForAll')}
      </button>
      {problem && (
        <p class="xs problem" role="alert">
          {pick(problem)}
        </p>
      )}
    </>
  );
}
