import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MOST_TEMPLATES_AT_ONCE } from '../../../shared/model/team-template.ts';
import type { Template } from '../../../shared/model/template.ts';
import { decodeSpreadsheet } from '../../../shared/text/decode-spreadsheet.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { FileButton } from '../../look/file-button.tsx';
import { useWords } from '../../look/language-context.ts';
import { saveOwnTemplates } from '../../sync/own-templates.ts';
import { usePanelState } from '../panel-store.ts';
import { type ImportReport, importOwn } from './import-own.ts';
import { keepImages } from './keep-images.ts';
import { whyNoTeam } from './may-write-team.ts';
import { sendToTeam, teamIdOf } from './save-template.ts';
import type { Library } from './use-library.ts';

type Course =
  | { readonly done: number; readonly total: number }
  | { readonly report: ImportReport }
  | { readonly problem: StringKey };

/** Takes in a file of replies: a bar while it is judged, then what came in and what was refused, each with its reason. */
export function TemplateImport({ library }: { readonly library: Library }): JSX.Element {
  const { t, pick } = useWords();
  const state = usePanelState();
  const [forTeam, setForTeam] = useState(false);
  const why = whyNoTeam(state, library.team.exists);
  const [course, setCourse] = useState<Course | null>(null);
  const take = async (file: File) => {
    let report: ImportReport;
    try {
      const text = decodeSpreadsheet(new Uint8Array(await file.arrayBuffer()));
      const present = library.all.filter(({ holder }) => holder !== 'shipped').map(({ template }) => template);
      report = await importOwn(text, present, (done, total) => setCourse({ done, total }));
    } catch (error) {
      console.error('[earshot]', error);
      return setCourse({ problem: 'templateImportBad' });
    }
    try {
      const kept = await keepImages(report, Date.now());
      if (!forTeam) await saveOwnTemplates(kept);
      // In pieces that the monitor takes; the toast says what was refused, and what went before is there.
      for (let at = 0; forTeam && at < kept.length; at += MOST_TEMPLATES_AT_ONCE) {
        const piece = kept.slice(at, at + MOST_TEMPLATES_AT_ONCE);
        setCourse({ done: at, total: kept.length });
        if (!(await sendToTeam(piece.map((one) => ({ template: toTeam(one), seen: 0 }))))) return setCourse(null);
      }
      setCourse({ report });
    } catch (error) {
      console.error('[earshot]', error);
      setCourse({ problem: 'templateNoRoom' });
    }
  };
  const pickFile = (field: HTMLInputElement) => {
    const [file] = field.files ?? [];
    // The same file may be chosen again after it was mended.
    field.value = '';
    if (file) void take(file);
  };
  return (
    <section class="card box editor">
      <fieldset class="uses s">
        <legend>{t('templateImportFor')}</legend>
        {[false, true].map((team) => (
          <label key={String(team)} class="row">
            <input
              type="radio"
              name="importFor"
              value={team ? 'team' : 'own'}
              checked={forTeam === team}
              disabled={team && why !== null}
              onChange={() => setForTeam(team)}
            />
            {t(team ? 'templateForTeam' : 'templateForOwn')}
          </label>
        ))}
        {why !== null && <p class="xs muted">{t(why)}</p>}
      </fieldset>
      <p>
        <FileButton accept=".csv,.tsv,.txt,.yml,.yaml,.json" onPick={pickFile}>
          {t('templateImportFile')}
        </FileButton>
      </p>
      <div role="status" class="xs">
        {course !== null && 'total' in course && (
          <label class="col">
            {t('templateImporting', course)}
            <progress value={course.done} max={Math.max(1, course.total)} />
          </label>
        )}
        {course !== null && 'problem' in course && <p class="ink-red">{t(course.problem)}</p>}
        {course !== null && 'report' in course && (
          <>
            <p class="b">
              {t('templateImported', {
                taken: course.report.taken.length,
                known: course.report.known,
                refused: course.report.refused.length,
              })}
            </p>
            {course.report.clashes.length > 0 && (
              <ul class="ink-orange" data-list="clashes">
                {course.report.clashes.map(({ word, name, other }, i) => (
                  <li key={`${word}${String(i)}`}>
                    <bdi class="b">{pick(name)}</bdi> {t('shortcutClash', { word, name: pick(other) })}
                  </li>
                ))}
              </ul>
            )}
            <ul class="refused">
              {course.report.refused.map(({ name, why }, i) => (
                <li key={`${name}${String(i)}`}>
                  <bdi class="b">{name}</bdi> {pick(why)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** Brands of another house mean nothing here. */
function toTeam({ scope: { brandIds: _, ...scope } = {}, ...template }: Template): Template {
  return { ...template, scope, id: teamIdOf(template.id) };
}
