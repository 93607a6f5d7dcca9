import type { Level } from '../../../shared/model/analysis.ts';
import { type Html, html, webLink } from '../../write-html.ts';
import type { Plot, SpokenBrief } from './say-brief.ts';

const PLOT_PX = 48;
/** Dark enough on white to be read as text. */
const LEVEL_COLOURS: Readonly<Record<Level, string>> = {
  red: '#b3141f',
  orange: '#a3420b',
  yellow: '#7a5b00',
  blue: '#1d5fa8',
};
const CELL = 'padding:4px 8px;vertical-align:top';
const FAINT = 'color:#59626d;font-size:12px';

/**
 * A brief as the HTML of a mail. Mail programs draw neither scripts nor SVG nor pictures from outside, so plots are cells of
 * a table with a height, and every style stands on its element.
 */
export function writeMail(brief: SpokenBrief, language: string): string {
  const { figures, stories, slowest, topics } = brief;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${brief.title}</title></head>
<body style="margin:0;padding:16px;font:14px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif;color:#16191d;background:#fff">
<div style="max-width:640px;margin:0 auto">
<h1 style="font-size:18px;margin:0">${brief.title}</h1>
<p style="${FAINT};margin:2px 0 8px">${brief.range}</p>
${brief.lead === '' ? null : html`<p style="margin:0 0 12px;font-weight:600">${brief.lead}</p>`}
<div style="border:1px solid #e2e5e9;padding:4px">
${figures.map(
  ({ name, value, earlier }) => html`<div style="display:inline-block;width:104px;${CELL}">
<div style="${FAINT}">${name}</div><div style="font-size:18px;font-weight:600">${value}</div><div style="${FAINT}">${earlier}</div></div>`,
)}
</div>
${writePlot(brief.volume, '#0b6e63')}
${writePlot(brief.negativeRate, '#a3420b')}
${section(
  stories,
  stories.rows.map(({ level, grade, title, posts }) => ({
    over: html`<b style="color:${LEVEL_COLOURS[grade]}">${level}</b> · ${posts}`,
    text: title,
  })),
)}
${section(
  slowest,
  slowest.rows.map(({ took, text, link }) => ({ over: took, text: linkText(text, link) })),
)}
${section(
  topics,
  topics.rows.map(({ name, change }) => ({ over: change, text: name })),
)}
</div></body></html>
`.text;
}

function linkText(text: string, address: string | null): Html | string {
  const link = webLink(address);
  return link === null ? text : html`<a href="${link}" style="color:#0b6e63">${text}</a>`;
}

/** A heading with one entry under the other, what is to be known of each above its words: it fits a phone as well. */
function section(
  { title, none }: { readonly title: string; readonly none: string },
  rows: readonly { readonly over: string | Html; readonly text: string | Html }[],
): Html {
  return html`<h2 style="font-size:15px;margin:16px 0 4px">${title}</h2>
${
  rows.length === 0
    ? html`<p style="${FAINT}">${none}</p>`
    : rows.map(
        ({ over, text }) =>
          html`<div style="border-top:1px solid #e2e5e9;padding:4px 0"><div style="${FAINT}">${over}</div>${text}</div>`,
      )
}`;
}

function writePlot({ title, note, bars }: Plot, colour: string): Html {
  // On a phone there is room for a label under every fourth hour.
  const each = bars.length > 12 ? 4 : 1;
  const ticks = bars
    .map(({ label }, at) => ({ label, columns: Math.min(each, bars.length - at), at }))
    .filter(({ at }) => at % each === 0);
  return html`<h2 style="font-size:15px;margin:16px 0 4px">${title} <span style="${FAINT};font-weight:400">${note}</span></h2>
<table style="border-collapse:collapse;width:100%;table-layout:fixed"><tr>
${bars.map(
  ({
    label,
    share,
    value,
  }) => html`<td title="${label}: ${value}" style="height:${PLOT_PX}px;padding:0 1px;vertical-align:bottom">
<div style="height:${Math.max(1, Math.round(share * PLOT_PX))}px;background:${colour};font-size:0">&nbsp;</div></td>`,
)}
</tr><tr>${ticks.map(({ label, columns }) => html`<td colspan="${columns}" style="text-align:${each === 1 ? 'center' : 'left'};font-size:10px;color:#656e7a">${label}</td>`)}</tr></table>`;
}
