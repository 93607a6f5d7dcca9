import type { ComponentChildren, JSX } from 'preact';

interface BlockProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** Said in the place of a table that has no line; null: it has some. */
  readonly empty: string | null;
  /** Takes the whole width. */
  readonly full?: boolean;
  readonly children: ComponentChildren;
}

/** A table of the board under its title; every column but the first is one of numbers. */
export function Block({ title, columns, empty, full = false, children }: BlockProps): JSX.Element {
  return (
    <section class={`card block ${full ? 'full' : ''}`}>
      <h2>{title}</h2>
      {empty !== null ? (
        <p class="s muted">{empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" class={index === 0 ? '' : 'n'}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  );
}
