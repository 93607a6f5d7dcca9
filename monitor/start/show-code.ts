/** Eight digits in two groups are easier to read aloud; blanks are ignored when it is typed. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
