import type { ComponentChild, JSX } from 'preact';
import type { Match } from '../../../shared/model/analysis.ts';

/** Direction overrides and isolates: text from outside must not rearrange what stands around it. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text of a post with the terms that made it a mention underlined. Only ever text: nothing in it is markup. */
export function MarkedText({ text, matches }: { text: string; matches: readonly Match[] }): JSX.Element {
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const match of [...matches].sort((a, b) => a.start - b.start)) {
    if (match.start < at || match.end <= match.start || match.end > text.length) continue;
    parts.push(showControls(text.slice(at, match.start)));
    parts.push(<mark key={match.start}>{showControls(text.slice(match.start, match.end))}</mark>);
    at = match.end;
  }
  parts.push(showControls(text.slice(at)));
  return <bdi>{parts}</bdi>;
}

function showControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '\u2426');
}
