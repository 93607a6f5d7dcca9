import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Template } from '../../../shared/model/template.ts';
import { exchangeFormats } from '../../../shared/replies/exchange/registry.ts';
import { exportTemplates } from '../../../shared/replies/exchange-templates.ts';
import { writeLibraryFile } from '../../../shared/replies/library-file.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';
import { useWords } from '../../look/language-context.ts';
import { saveFile } from '../../look/save-file.ts';
import { readImageBytes, writeBase64 } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';
import type { Library } from './use-library.ts';

/** Names columns for people, and keeps for what each template is, so that it comes back whole in another browser. */
const USUAL_FORMAT = 'spreadsheet-csv';

/** Everything that a template is; no other program reads it. */
const LIBRARY = 'library';

/** Writes replies into a file: one's own, with those of the house or those that ship, in a format that other programs read. */
export function TemplateExport({ library }: { readonly library: Library }): JSX.Element {
  const { t, pick } = useWords();
  const [formatId, setFormatId] = useState(USUAL_FORMAT);
  const { own } = library;
  const team = library.all.filter(({ row }) => row !== null).map(({ template }) => template);
  const [withTeam, setWithTeam] = useState(own.length === 0);
  const [withShipped, setWithShipped] = useState(own.length + team.length === 0);
  const chosen = [...own, ...(withTeam ? team : []), ...(withShipped ? shipped : [])];
  const save = async (event: Event) => {
    event.preventDefault();
    if (formatId === LIBRARY) {
      const bytes = new TextEncoder().encode(writeLibraryFile(chosen, await readImages(chosen)));
      saveFile({ bytes, mediaType: 'application/json' }, 'earshot-templates.json');
      return;
    }
    const format = exchangeFormats.find(({ id }) => id === formatId);
    if (format === undefined) return;
    const bytes = new TextEncoder().encode(exportTemplates(chosen, format));
    saveFile({ bytes, mediaType: 'text/plain;charset=utf-8' }, `earshot-templates.${format.endings[0] ?? 'txt'}`);
  };
  return (
    <form class="card box editor" onSubmit={(event) => void save(event).catch(showProblem)}>
      <label class="col s">
        {t('templateFormat')}
        <select
          class="field"
          name="format"
          value={formatId}
          onChange={(event) => setFormatId(event.currentTarget.value)}
        >
          <option value={LIBRARY}>{t('templateLibraryFile')}</option>
          {exchangeFormats.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </select>
      </label>
      {team.length > 0 && (
        <label class="row s">
          <input
            type="checkbox"
            name="team"
            checked={withTeam}
            onChange={(event) => setWithTeam(event.currentTarget.checked)}
          />
          {t('templateWithTeam', { n: team.length })}
        </label>
      )}
      <label class="row s">
        <input
          type="checkbox"
          name="shipped"
          checked={withShipped}
          onChange={(event) => setWithShipped(event.currentTarget.checked)}
        />
        {t('templateWithShipped', { n: shipped.length })}
      </label>
      <div class="row">
        <button type="submit" class="btn primary" disabled={chosen.length === 0}>
          {t('templateExportSave', { n: chosen.length })}
        </button>
      </div>
    </form>
  );
}

async function readImages(templates: readonly Template[]): Promise<Record<string, string>> {
  const ids = new Set(templates.flatMap(({ images = [] }) => images.map(({ id }) => id)));
  const images: Record<string, string> = {};
  for (const id of ids) {
    const bytes = await readImageBytes(id);
    if (bytes !== null) images[id] = writeBase64(bytes);
  }
  return images;
}
