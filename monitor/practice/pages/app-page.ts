import { escapeMarkup } from '../escape-markup.ts';
import { labelsFor, type PageLanguage } from './page-labels.ts';
import { renderShell } from './page-shell.ts';

/** The empty page that the single-page app fills; its texts come along as data. */
export function renderAppPage(language: PageLanguage): string {
  const labels = labelsFor(language);
  const data = JSON.stringify({ language, labels }).replaceAll('<', '\\u003c');
  return renderShell({
    language,
    title: labels.app,
    site: 'app',
    withApp: true,
    body: `<div id="app"><p class="faint">${escapeMarkup(labels.loading)}</p></div><script type="application/json" id="texts">${data}</script>`,
  });
}
