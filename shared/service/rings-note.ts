/** SLA-PHONE: the note of a call that was taken, in both languages as the monitor writes titles. */
export function writeRingsNote(rings: number): string {
  return `铃响 ${rings} 声接起 · answered after ${rings} rings`;
}

/** Whether a note is one of these: what a person wrote is never shown by half, whatever stands in it. */
export function isRingsNote(text: string): boolean {
  return /^铃响 (\d+) 声接起 · answered after \1 rings$/.test(text);
}
