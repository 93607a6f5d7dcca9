/** What is counted: published (mentions) or made (tickets) in [since, before), practice or real, of some brands. */
export interface FigureRange {
  readonly since: number;
  readonly before: number;
  readonly drill: boolean;
  readonly brandIds?: readonly string[];
}
