const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Text of a file that people saved from a spreadsheet: UTF-8, else GB 18030 (which reads GBK too), as Chinese spreadsheets are saved. */
export function decodeSpreadsheet(bytes: Uint8Array): string {
  const isMarked = UTF8_MARK.every((byte, i) => bytes[i] === byte);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError) || isMarked) throw error;
    return new TextDecoder('gb18030').decode(bytes);
  }
}
