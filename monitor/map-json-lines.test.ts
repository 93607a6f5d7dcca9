import { expect, it } from 'vitest';
import { EXIT } from './command.ts';
import { mapJsonLines } from './map-json-lines.ts';

async function* from(...chunks: readonly (string | Uint8Array)[]) {
  yield* chunks;
}
async function runOn(chunks: readonly (string | Uint8Array)[]) {
  const written: string[] = [];
  const said: string[] = [];
  const code = await mapJsonLines(
    { stdin: from(...chunks), write: (text) => void written.push(text), writeError: (text) => void said.push(text) },
    (line) => {
      if (typeof line.text !== 'string') throw new Error('"text" is missing');
      return { id: line.id, length: line.text.length };
    },
  );
  return {
    code,
    said: said.join(''),
    lines: written
      .join('')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
  };
}

it('answers each line in order and goes on after a bad one', async () => {
  const result = await runOn(['{"id":1,"text":"好"}\r\n', '{"id":2}\n[1]\nno', 't json\n\n{"id":3,"text":"ab"}']);
  expect(result.code).toBe(EXIT.done);
  expect(result.lines).toEqual([
    { id: 1, length: 1 },
    { id: 2, error: '"text" is missing' },
    { error: 'A JSON object is expected, one a line.' },
    { error: expect.stringMatching(/^Not JSON/) },
    { id: 3, length: 2 },
  ]);
});
it('joins a character that two chunks share', async () => {
  const bytes = new TextEncoder().encode('\uFEFF{"id":1,"text":"好好"}\n');
  expect((await runOn([bytes.slice(0, 19), bytes.slice(19)])).lines).toEqual([{ id: 1, length: 2 }]);
});
it.each([[[]], [['nothing\n']]])('says so when nothing could be read', async (chunks) => {
  const result = await runOn(chunks);
  expect(result.code).toBe(EXIT.nothingRead);
  expect(result.said).toMatch(/Nothing could be read/);
});
