import { type Html, html, webLink } from '../../write-html.ts';
import type { Plot, SpokenBrief } from './say-brief.ts';

const PLOT_PX = 48;
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
<p style="${FAINT};margin:2px 0 12px">${brief.range}</p>
<table role="presentation" style="border-collapse:collapse;width:100%"><tr>
${figures.map(
  ({ name, value, earlier }) => html`<td style="${CELL};border:1px solid #e2e5e9">
<div style="${FAINT}">${name}</div><div style="font-size:18px;font-weight:600">${value}</div><div style="${FAINT}">${earlier}</div></td>`,
)}
</tr></table>
${writePlot(brief.volume, '#0b6e63')}
${writePlot(brief.negativeRate, '#a3420b')}
${section(
  stories.title,
  stories.none,
  stories.rows.map(({ level, title, posts }) => [level, posts, title]),
)}
${section(
  slowest.title,
  slowest.none,
  slowest.rows.map(({ took, text, link }) => [took, linkText(text, link)]),
)}
${section(
  topics.title,
  topics.none,
  topics.rows.map(({ name, change }) => [name, change]),
)}
</div></body></html>
`.text;
}

function linkText(text: string, address: string | null): Html | string {
  const link = webLink(address);
  return link === null ? text : html`<a href="${link}" style="color:#0b6e63">${text}</a>`;
}

function section(title: string, none: string, rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<h2 style="font-size:15px;margin:16px 0 4px">${title}</h2>
${
  rows.length === 0
    ? html`<p style="${FAINT}">${none}</p>`
    : html`<table style="border-collapse:collapse;width:100%">${rows.map(
        (cells) =>
          html`<tr style="border-top:1px solid #e2e5e9">${cells.map((cell, at) =>
            at === cells.length - 1
              ? html`<td style="${CELL};width:100%">${cell}</td>`
              : html`<td style="${CELL};white-space:nowrap">${cell}</td>`,
          )}</tr>`,
      )}</table>`
}`;
}

function writePlot({ title, note, bars }: Plot, colour: string): Html {
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
</tr><tr>${bars.map(({ label }) => html`<td style="text-align:center;font-size:10px;color:#656e7a">${label}</td>`)}</tr></table>`;
}
