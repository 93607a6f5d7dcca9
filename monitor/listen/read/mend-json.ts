/** What a string of JSON must not hold as it stands, and how it is written there. */
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string, or its beginning where it does not end; a comma before what closes a list or an object. */
const PARTS = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|,(?=\s*[\]}])/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\0-\x1f]/g;

/**
 * Puts right the two faults of JSON that was put together by hand: line ends and tabs within strings, and commas after the last member.
 * Sound JSON stays as it is.
 */
export function mendJson(text: string): string {
  return text.replace(PARTS, (part) =>
    part === ',' ? '' : part.replace(CONTROL, (character) => ESCAPES[character] ?? ' '),
  );
}
