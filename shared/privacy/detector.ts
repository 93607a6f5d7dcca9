import type { Labels } from '../model/labels.ts';
import type { TextView } from './text-view.ts';

/** What a detector found. Span in the folded text. */
export interface Sighting {
  readonly start: number;
  readonly end: number;
  /** A valid form (checksum, date, assigned prefix): a person cannot override it in public. */
  readonly certain: boolean;
  /** `warn` where the form alone is too weak to stop a reply. */
  readonly weight: 'block' | 'warn';
}

/** One kind of personal data: one file in `detectors/`, id equal to the file name. */
export interface Detector {
  readonly id: string;
  readonly name: Labels;
  /** Rule id of the service rules. */
  readonly rule: string;
  /** Own examples; a table test runs them. Invented numbers only. */
  readonly examples: { readonly hits: readonly string[]; readonly passes: readonly string[] };
  /** Every place in the text that holds this kind of data. Linear in the length of the text. */
  find(view: TextView): Iterable<Sighting>;
}
