import { h } from 'preact';
import { useState } from 'preact/hooks';
import { say } from './texts.ts';

export interface WordListProps {
  readonly id: string;
  readonly words: readonly string[];
  readonly onWords: (words: readonly string[]) => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** Several short texts as chips: Enter, a comma or leaving the field adds what is typed; Backspace takes the last one back. */
export function WordList({ id, words, onWords, placeholder, invalid, describedBy }: WordListProps) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text
      .split(/[,，、;；\n]/)
      .map((word) => word.trim())
      .filter((word, i, all) => word !== '' && !words.includes(word) && all.indexOf(word) === i);
    setTyped('');
    if (fresh.length > 0) onWords([...words, ...fresh]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that ends a Chinese input method's choice is not ours.
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && words.length > 0) onWords(words.slice(0, -1));
  };
  return h('div', { class: `words${invalid ? ' invalid' : ''}` }, [
    ...words.map((word) =>
      h('span', { class: 'chip', key: word }, [
        word,
        h(
          'button',
          {
            type: 'button',
            'aria-label': say('removeWord', { word }),
            onClick: () => onWords(words.filter((one) => one !== word)),
          },
          '×',
        ),
      ]),
    ),
    h('input', {
      id,
      key: 'input',
      value: typed,
      placeholder: words.length === 0 ? placeholder : undefined,
      autocomplete: 'off',
      spellcheck: false,
      'aria-invalid': invalid ? 'true' : undefined,
      'aria-describedby': describedBy,
      onInput: (event: Event) => {
        const { value } = event.currentTarget as HTMLInputElement;
        if (/[,，、;；\n]/.test(value) && !(event as InputEvent).isComposing) add(value);
        else setTyped(value);
      },
      onKeyDown,
      onBlur: () => add(typed),
    }),
  ]);
}
