/** Hands a file of the monitor to the browser's downloads. */
export function saveFile(file: { readonly bytes: Uint8Array; readonly mediaType: string }, name: string): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
