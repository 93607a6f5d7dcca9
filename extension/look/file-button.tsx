import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  /** As `accept` of an input says it: endings or media types. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly name?: string;
  readonly onPick: (field: HTMLInputElement) => void;
}

/** Picks files. What browsers draw for that speaks the browser's language, not that of the person. */
export function FileButton({ children, onPick, ...field }: Props): JSX.Element {
  return (
    <label class="btn file">
      {children}
      <input type="file" class="sr" {...field} onChange={({ currentTarget }) => onPick(currentTarget)} />
    </label>
  );
}
