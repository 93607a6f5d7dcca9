import type { Plot, SpokenBrief } from './say-brief.ts';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A brief as Markdown: figures as a table, plots as rows of blocks. Text from outside cannot become markup. */
export function writeMarkdown(brief: SpokenBrief): string {
  const { figures, stories, slowest, topics } = brief;
  return [
    `# ${plain(brief.title)}`,
    '',
    plain(brief.range),
    '',
    ...(brief.lead === '' ? [] : [`**${plain(brief.lead)}**`, '']),
    `| ${figures.map(({ name }) => plain(name)).join(' | ')} |`,
    `|${figures.map(() => ' ---: |').join('')}`,
    `| ${figures.map(({ value }) => `**${plain(value)}**`).join(' | ')} |`,
    `| ${figures.map(({ earlier }) => plain(earlier)).join(' | ')} |`,
    '',
    writePlot(brief.volume),
    '',
    writePlot(brief.negativeRate),
    '',
    ...section(
      stories.title,
      stories.none,
      stories.rows,
      ({ level, title, posts }) => `${level} · ${posts} · ${title}`,
    ),
    ...section(slowest.title, slowest.none, slowest.rows, ({ took, text }) => `${took} · ${text}`),
    ...section(topics.title, topics.none, topics.rows, ({ name, change }) => `${name}: ${change}`),
  ].join('\n');
}

function section<T>(title: string, none: string, rows: readonly T[], write: (row: T) => string): string[] {
  const lines = rows.length === 0 ? [plain(none)] : rows.map((row) => `- ${plain(write(row))}`);
  return [`## ${plain(title)}`, '', ...lines, ''];
}

function writePlot({ title, note, bars }: Plot): string {
  const blocks = bars.map(({ share }) => BLOCKS[Math.round(share * (BLOCKS.length - 1))]).join('');
  const ends = `${bars[0]?.label ?? ''} … ${bars.at(-1)?.label ?? ''}`;
  return `${plain(title)} \`${blocks}\` ${plain(ends)} (${plain(note)})`;
}

/** Signs that Markdown or its HTML would take for markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`).replace(/\n/g, ' ');
}
