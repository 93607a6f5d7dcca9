import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { decodeSpreadsheet } from '../../../shared/text/decode-spreadsheet.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { readOwnTemplates, saveOwnTemplates } from '../../sync/own-templates.ts';
import { type ImportReport, importOwn } from './import-own.ts';
import { keepImages } from './keep-images.ts';

type Course =
  | { readonly done: number; readonly total: number }
  | { readonly report: ImportReport }
  | { readonly problem: StringKey };

/** Takes in a file of replies: a bar while it is judged, then what came in and what was refused, each with its reason. */
export function TemplateImport(): JSX.Element {
  const { t, pick } = useWords();
  const [course, setCourse] = useState<Course | null>(null);
  const take = async (file: File) => {
    let report: ImportReport;
    try {
      const text = decodeSpreadsheet(new Uint8Array(await file.arrayBuffer()));
      report = await importOwn(text, await readOwnTemplates(), (done, total) => setCourse({ done, total }));
    } catch (error) {
      console.error('[earshot]', error);
      return setCourse({ problem: 'templateImportBad' });
    }
    try {
      await saveOwnTemplates(await keepImages(report));
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
      <label class="col s">
        {t('templateImportFile')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.yml,.yaml,.json"
          onChange={(event) => pickFile(event.currentTarget)}
        />
      </label>
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
