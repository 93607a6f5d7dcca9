import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FormButtons } from '../form-buttons.tsx';

interface Props {
  /** What is asked. */
  readonly label: string;
  readonly save: string;
  /** False: it may stay empty. */
  readonly required?: boolean;
  /** True when it was taken: the form closes. */
  readonly onSave: (words: string) => Promise<boolean>;
  readonly onDone: () => void;
}

/** One question with one answer in words, in the place where it came up. */
export function WordsForm({ label, save, required = true, onSave, onDone }: Props): JSX.Element {
  const [words, setWords] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await onSave(words.trim())) onDone();
  };
  return (
    <form class="col form" onSubmit={(event) => void submit(event)}>
      <textarea
        class="field small"
        rows={2}
        maxLength={2000}
        required={required}
        value={words}
        aria-label={label}
        placeholder={label}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <div class="row">
        <FormButtons say={save} ready={!required || words.trim() !== ''} onCancel={onDone} />
      </div>
    </form>
  );
}
