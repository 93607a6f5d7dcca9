import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Template } from '../../../shared/model/template.ts';
import { exchangeFormats } from '../../../shared/replies/exchange/registry.ts';
import { exportTemplates } from '../../../shared/replies/exchange-templates.ts';
import { templates as shipped } from '../../../shared/replies/registry.ts';
import { useWords } from '../../look/language-context.ts';
import { saveFile } from '../../look/save-file.ts';

/** Names columns for people, and keeps for what each template is, so that it comes back whole in another browser. */
const USUAL_FORMAT = 'spreadsheet-csv';

/** Writes replies into a file: one's own, or with those that ship, in a format that other programs read. */
export function TemplateExport({ own }: { readonly own: readonly Template[] }): JSX.Element {
  const { t, pick } = useWords();
  const [formatId, setFormatId] = useState(USUAL_FORMAT);
  const [withShipped, setWithShipped] = useState(own.length === 0);
  const chosen = withShipped ? [...own, ...shipped] : own;
  const save = (event: Event) => {
    event.preventDefault();
    const format = exchangeFormats.find(({ id }) => id === formatId);
    if (format === undefined) return;
    const bytes = new TextEncoder().encode(exportTemplates(chosen, format));
    saveFile({ bytes, mediaType: 'text/plain;charset=utf-8' }, `earshot-templates.${format.endings[0] ?? 'txt'}`);
  };
  return (
    <form class="card box editor" onSubmit={save}>
      <label class="col s">
        {t('templateFormat')}
        <select
          class="field"
          name="format"
          value={formatId}
          onChange={(event) => setFormatId(event.currentTarget.value)}
        >
          {exchangeFormats.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </select>
      </label>
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
