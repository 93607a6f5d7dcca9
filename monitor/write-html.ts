const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that was written here; everything else is text and is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Markup of ours that comes from elsewhere than a template (a file of styles). Never anything from outside. */
export function markHtml(text: string): Html {
  return new Html(text);
}

type Part = string | number | null | false | Html | readonly Part[];

/** `html\`<p>${text}</p>\``: every value is escaped unless it is `Html` itself; null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((all, piece, i) => all + writePart(parts[i - 1] ?? null) + piece));
}

function writePart(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(writePart).join('');
  return String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A link of somebody else's, or null when it is none that a page may lead to. */
export function webLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  return /^https?:$/.test(new URL(link).protocol) ? link : null;
}
