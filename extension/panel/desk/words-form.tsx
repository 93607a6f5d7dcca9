import type { JSX } from 'preact';
import { FormButtons } from '../form-buttons.tsx';
import { useKeptText } from '../use-kept.ts';

interface Props {
  /** Where it is asked, and of what: the words are there again when the panel was closed over them. */
  readonly place: string;
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
export function WordsForm({ place, label, save, required = true, onSave, onDone }: Props): JSX.Element {
  const [words, setWords] = useKeptText(place);
  const end = () => {
    setWords('');
    onDone();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await onSave(words.trim())) end();
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
        <FormButtons say={save} ready={!required || words.trim() !== ''} onCancel={end} />
      </div>
    </form>
  );
}
