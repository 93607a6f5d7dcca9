import { useState } from 'preact/hooks';

/** What was typed and not sent, by its place; as long as the panel is open. */
const kept = new Map<string, string>();

/** Words that are there again when a person comes back to the place where they typed them: nothing is lost on the way to another view. */
export function useKeptText(place: string): readonly [text: string, setText: (text: string) => void] {
  const [known, setKnown] = useState({ place, text: kept.get(place) ?? '' });
  const text = known.place === place ? known.text : (kept.get(place) ?? '');
  const setText = (next: string) => {
    if (next === '') kept.delete(place);
    else kept.set(place, next);
    setKnown({ place, text: next });
  };
  return [text, setText];
}
