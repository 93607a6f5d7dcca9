import type { ComponentChildren, JSX } from 'preact';
import type { Labels } from '../../shared/model/labels.ts';
import { TitleLine } from './title-line.tsx';

interface BlockProps {
  readonly title: string;
  /** How it is counted, said on demand. */
  readonly means?: Labels | undefined;
  /** What can be done with the whole table, beside its title. */
  readonly action?: ComponentChildren;
  /** Said under the table. */
  readonly foot?: string | null;
  readonly columns: readonly string[];
  /** Said in the place of a table that has no line; null: it has some. */
  readonly empty: string | null;
  /** Takes two thirds of the width, or all of it; a third when left out. */
  readonly width?: 'wide' | 'full';
  readonly children: ComponentChildren;
}

/** A table of the board under its title; every column but the first is one of numbers. */
export function Block(props: BlockProps): JSX.Element {
  const { title, means, action, foot = null, columns, empty, width = '', children } = props;
  return (
    <section class={`card block ${width}`}>
      <TitleLine title={title} means={means} action={action} />
      {empty !== null ? (
        <p class="s muted">{empty}</p>
      ) : (
        <div class="across">
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
        </div>
      )}
      {foot !== null && <p class="s muted block-foot">{foot}</p>}
    </section>
  );
}
