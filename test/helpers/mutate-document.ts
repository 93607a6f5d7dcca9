/** Small generator of numbers that a seed repeats exactly (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SHARDS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE rss [',
    '<!ENTITY a "b">',
    '<?xml',
    '?>',
    '&',
    '&#',
    '&#x110000;',
  ],
  ...[
    '&nbsp;',
    '&lt;script&gt;',
    '"',
    "'",
    '=',
    '<item>',
    '</item>',
    '<entry>',
    '</channel>',
    '<rss>',
    '<feed>',
    ' xmlns="',
    ' xmlns:a="',
    'xml:base="//',
  ],
  ...[
    '<title type="xhtml">',
    ' mode="base64"',
    '\u0000',
    '\ufeff',
    '\ud800',
    '\uffff',
    '９９９９年',
    '{',
    '}',
    '[',
    ']',
    ',',
  ],
];

/** Cuts, doubles, swaps and breaks a document in one to six places. */
export function mutateDocument(seed: Uint8Array, random: () => number): Uint8Array {
  let bytes = Buffer.from(seed);
  const place = (): number => Math.floor(random() * (bytes.length + 1));
  const edits = 1 + Math.floor(random() * 6);
  for (let edit = 0; edit < edits; edit += 1) {
    const from = place();
    const to = Math.min(bytes.length, from + Math.floor(random() * 64));
    const shard = Buffer.from(SHARDS[Math.floor(random() * SHARDS.length)] ?? '');
    switch (Math.floor(random() * 6)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, from), shard, bytes.subarray(from)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
        break;
      case 3:
        bytes = bytes.subarray(0, from);
        break;
      case 4:
        if (from < bytes.length) bytes[from] = Math.floor(random() * 256);
        break;
      default:
        bytes = Buffer.concat([bytes.subarray(0, from), shard, bytes.subarray(to)]);
    }
  }
  return bytes;
}
